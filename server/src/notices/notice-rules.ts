import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import { writeAudit } from '../audit/write-audit.ts'
import { parseQuietHours, type QuietHours } from './quiet-hours.ts'

/** When a street sends text messages. */
export interface NoticeRules {
  readonly quiet: QuietHours | null
  /** Ids of definitions whose messages are sent at any hour. */
  readonly urgentServices: readonly string[]
}

const MOST_SERVICES = 200
const SLUG = /^[a-z][a-z0-9-]{0,79}$/

export async function findNoticeRules(
  database: Pick<pg.Pool, 'query'>,
  tenantId: string,
): Promise<NoticeRules> {
  const { rows } = await database.query<{
    quiet_from: string | null
    quiet_until: string | null
    urgent_services: string[]
  }>('SELECT quiet_from, quiet_until, urgent_services FROM tenant WHERE id = $1', [tenantId])
  const [row] = rows
  return {
    quiet: parseQuietHours(row?.quiet_from, row?.quiet_until),
    urgentServices: row?.urgent_services ?? [],
  }
}

/** Sets them, with their row of the audit. Throws `request.invalid` for what is no list of definition ids. */
export async function setNoticeRules(
  client: pg.PoolClient,
  {
    tenantId,
    by,
    rules,
  }: { readonly tenantId: string; readonly by: string; readonly rules: NoticeRules },
): Promise<void> {
  const urgent = [...new Set(rules.urgentServices)].sort()
  if (urgent.length > MOST_SERVICES || !urgent.every((id) => SLUG.test(id)))
    throw new LinliError('request.invalid', 'Urgent services are ids of definitions.')
  await client.query('SELECT 1 FROM tenant WHERE id = $1 FOR UPDATE', [tenantId])
  const before = await findNoticeRules(client, tenantId)
  await client.query(
    'UPDATE tenant SET quiet_from = $2, quiet_until = $3, urgent_services = $4 WHERE id = $1',
    [tenantId, rules.quiet?.from ?? null, rules.quiet?.until ?? null, urgent],
  )
  await writeAudit(client, {
    ...{ tenantId, actorId: by, deed: 'notice-rules', object: `tenant:${tenantId}` },
    detail: { before: told(before), after: told({ ...rules, urgentServices: urgent }) },
  })
}

function told({ quiet, urgentServices }: NoticeRules) {
  const hours = quiet === null ? null : `${quiet.from}–${quiet.until}`
  return { quietHours: hours, urgentServices: urgentServices.join(', ') }
}
