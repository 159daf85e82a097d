import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Deed } from './deeds.ts'

export interface AuditEntry {
  readonly tenantId: string
  readonly actorId: string
  readonly deed: Deed
  /** `kind:id`, a definition as `definition:ID` or `definition:ID@NUMBER`. */
  readonly object: string
  /** What was before and after where something changed, and the reason that was given. No personal data. */
  readonly detail?: {
    readonly before?: Readonly<Record<string, unknown>>
    readonly after?: Readonly<Record<string, unknown>>
    readonly reason?: string
    readonly [fact: string]: unknown
  }
}

/** Writes a deed of the server; those of the engine go with its batch (runtime/src/postgres/parts/insert-audit.ts). Given
 *  the client of a transaction, the row is there exactly where the deed is. Takes no lock: the number comes later. */
export async function writeAudit(
  client: Pick<pg.Pool | pg.PoolClient, 'query'>,
  { tenantId, actorId, deed, object, detail = {} }: AuditEntry,
): Promise<void> {
  await client.query(
    `INSERT INTO audit (tenant_id, id, actor_id, deed, object, detail) VALUES ($1, $2, $3, $4, $5, $6)`,
    [tenantId, randomUUID(), actorId, deed, object, JSON.stringify(detail)],
  )
}
