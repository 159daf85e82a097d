import type { RetentionRule } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import { writeAudit } from '../audit/write-audit.ts'

const MAX_DAYS = 36_500

type Database = Pick<pg.Pool, 'query'>

/** How long a street keeps personal data where a version does not say it; null where that is kept. */
export async function findRetentionDefault(
  database: Database,
  tenantId: string,
): Promise<RetentionRule | null> {
  const { rows } = await database.query<{ days: number | null; erase: RetentionRule['erase'] }>(
    'SELECT retention_days AS days, retention_erase AS erase FROM tenant WHERE id = $1',
    [tenantId],
  )
  const [row] = rows
  return row?.days == null ? null : { days: row.days, erase: row.erase }
}

/** Sets it, with its row of the audit. What ended before counts too. Throws `request.invalid` for days that are none. */
export async function setRetentionDefault(
  client: pg.PoolClient,
  {
    tenantId,
    by,
    rule,
  }: { readonly tenantId: string; readonly by: string; readonly rule: RetentionRule | null },
): Promise<void> {
  if (rule !== null && !(Number.isInteger(rule.days) && rule.days >= 1 && rule.days <= MAX_DAYS)) {
    throw new LinliError('request.invalid', `Days are a whole number from 1 to ${MAX_DAYS}.`)
  }
  await client.query('SELECT 1 FROM tenant WHERE id = $1 FOR UPDATE', [tenantId])
  const before = await findRetentionDefault(client, tenantId)
  await client.query('UPDATE tenant SET retention_days = $2, retention_erase = $3 WHERE id = $1', [
    tenantId,
    rule?.days ?? null,
    rule?.erase ?? null,
  ])
  await writeAudit(client, {
    ...{ tenantId, actorId: by, deed: 'retention-default', object: `tenant:${tenantId}` },
    detail: { before: told(before), after: told(rule) },
  })
}

function told(rule: RetentionRule | null) {
  return { keptDays: rule?.days ?? null, erasedFields: rule?.erase ?? null }
}
