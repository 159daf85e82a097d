import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import { writeAudit } from '../audit/write-audit.ts'

export interface Holding {
  readonly tenantId: string
  readonly instanceId: string
  /** Account id. */
  readonly by: string
}

/** Keeps an instance that has ended from being erased. Its row is locked, so that it is either held or erased. Throws
 *  `instance.running`, `instance.erased` and `hold.exists`. */
export async function holdCase(
  client: pg.PoolClient,
  {
    tenantId,
    instanceId,
    by,
    reason,
    now,
  }: Holding & { readonly reason: string; readonly now: number },
): Promise<void> {
  const { rows } = await client.query<{ ended_at: Date | null; erased_at: Date | null }>(
    'SELECT ended_at, erased_at FROM instance WHERE tenant_id = $1 AND id = $2 FOR UPDATE',
    [tenantId, instanceId],
  )
  if (rows[0]?.ended_at == null)
    throw new LinliError('instance.running', `'${instanceId}' has not ended.`)
  if (rows[0].erased_at !== null)
    throw new LinliError('instance.erased', `'${instanceId}' was erased.`)
  const { rowCount } = await client.query(
    `INSERT INTO instance_hold (tenant_id, instance_id, reason, held_by, held_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [tenantId, instanceId, reason, by, new Date(now)],
  )
  if (rowCount === 0) throw new LinliError('hold.exists', `'${instanceId}' is on hold.`)
  await writeAudit(client, {
    ...{ tenantId, actorId: by, deed: 'case-held', object: `instance:${instanceId}` },
    detail: { reason },
  })
}

/** Throws `hold.not-found`. */
export async function releaseCase(
  client: pg.PoolClient,
  { tenantId, instanceId, by }: Holding,
): Promise<void> {
  const { rowCount } = await client.query(
    'DELETE FROM instance_hold WHERE tenant_id = $1 AND instance_id = $2',
    [tenantId, instanceId],
  )
  if (rowCount === 0) throw new LinliError('hold.not-found', `'${instanceId}' is not on hold.`)
  await writeAudit(client, {
    ...{ tenantId, actorId: by, deed: 'case-released', object: `instance:${instanceId}` },
  })
}
