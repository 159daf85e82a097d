import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Deed } from './deeds.ts'

export interface AuditEntry extends AuditedDeed {
  readonly tenantId: string
  /** Null where nobody did it but the system. */
  readonly actorId: string | null
}

/** What was done, whoever did it. */
export interface AuditedDeed {
  readonly deed: Deed
  /** `kind:id`, a definition as `definition:ID` or `definition:ID@NUMBER`. */
  readonly object: string
  /** What was before and after where something changed, and the reason that was given. No personal data. */
  readonly detail?: {
    readonly before?: object | null
    readonly after?: object
    readonly reason?: string
    readonly [fact: string]: unknown
  }
}

/** Writes a deed of the server; those of the engine go with its batch (runtime/src/postgres/parts/insert-audit.ts). Given
 *  the client of a transaction, the row is there exactly where the deed is. Takes no lock: the number comes later. */
export async function writeAudit(
  client: Pick<pg.Pool | pg.PoolClient, 'query'>,
  { tenantId, actorId, ...deed }: AuditEntry,
): Promise<void> {
  await writeDeeds(client, { tenantId, actorId }, [deed])
}

/** The same of many deeds of one person, in one statement. */
export async function writeDeeds(
  client: Pick<pg.Pool | pg.PoolClient, 'query'>,
  { tenantId, actorId }: Pick<AuditEntry, 'tenantId' | 'actorId'>,
  deeds: readonly AuditedDeed[],
): Promise<void> {
  await client.query(
    `INSERT INTO audit (tenant_id, id, actor_id, deed, object, detail)
     SELECT $1, d.id, $2, d.deed, d.object, d.detail
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) AS d(id, deed, object, detail)`,
    [
      ...[tenantId, actorId],
      deeds.map(() => randomUUID()),
      deeds.map(({ deed }) => deed),
      deeds.map(({ object }) => object),
      deeds.map(({ detail = {} }) => JSON.stringify(detail)),
    ],
  )
}
