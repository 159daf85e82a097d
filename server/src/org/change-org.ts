import type pg from 'pg'
import type { Viewer } from '../access/viewer.ts'
import type { Deed } from '../audit/deeds.ts'
import { writeDeeds } from '../audit/write-audit.ts'
import { inTransaction } from '../database/in-transaction.ts'

/** What the audit keeps of one deed: null before for what is new. */
export interface OrgDeed {
  readonly deed: Deed
  /** `account:<id>` or `org-node:<id>`. */
  readonly object: string
  readonly before: object | null
  readonly after: object
}

/** One change of the tenant's people, posts or tree under way. */
export interface OrgChange {
  readonly client: pg.PoolClient
  readonly tenantId: string
  readonly actorId: string
  /** Nodes of an official of a part, as `Viewer.scope`; null where she is of the whole street, and of no meaning for others. */
  readonly part: readonly string[] | null
  /** Written with the change, or not at all. */
  record(...deeds: readonly OrgDeed[]): Promise<void>
}

/** Commits a change of the org with its audit rows, and tells directories. Changes of one tenant follow one another: each
 *  sees what the one before has done, so a rule that is looked up first still holds at the commit. */
export function changeOrg<Answer>(
  pool: pg.Pool,
  who: Who,
  work: (change: OrgChange) => Promise<Answer>,
): Promise<Answer> {
  return change(pool, who, {
    lock: 'UPDATE tenant SET org_revision = org_revision + 1 WHERE id = $1',
    work,
  })
}

/** As `changeOrg`, in turn with it, for what says nothing of who has which post where: directories need not look, and a change
 *  of the tree may still be taken back. */
export function noteInOrg<Answer>(
  pool: pg.Pool,
  who: Who,
  work: (change: OrgChange) => Promise<Answer>,
): Promise<Answer> {
  return change(pool, who, { lock: 'SELECT 1 FROM tenant WHERE id = $1 FOR UPDATE', work })
}

type Who = Pick<Viewer, 'tenantId' | 'accountId' | 'scope'>

function change<Answer>(
  pool: pg.Pool,
  { tenantId, accountId, scope }: Who,
  { lock, work }: { readonly lock: string; readonly work: (of: OrgChange) => Promise<Answer> },
): Promise<Answer> {
  return inTransaction(pool, async (client) => {
    // The row is locked until the commit.
    await client.query(lock, [tenantId])
    return work({
      ...{ client, tenantId, actorId: accountId, part: scope },
      record: (...deeds) =>
        writeDeeds(
          client,
          { tenantId, actorId: accountId },
          deeds.map(({ deed, object, before, after }) => ({
            ...{ deed, object, detail: { before, after } },
          })),
        ),
    })
  })
}
