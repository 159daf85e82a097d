import { HOUSEHOLD_POST } from '@linli/runtime/core'
import { LinliError } from '@linli/schemas/linli-error'
import type { OrgChange } from './change-org.ts'

// Whoever changes posts and the tree chooses who sees what. So officials of a part of the street change that part (本级及下级): else
// one would give herself a post at the street, or a new password to somebody who has one.

type Changing = Pick<OrgChange, 'client' | 'tenantId' | 'part'>
type Asking = Pick<OrgChange, 'tenantId' | 'part'> & {
  readonly client: Pick<OrgChange['client'], 'query'>
}

/** Nodes that are there stand at or below the official's own. Throws `access.denied`. */
export async function assertInPart(change: Changing, nodeIds: readonly string[]): Promise<void> {
  if (await isInPart(change, nodeIds)) return
  throw beyond('One of these places is in another part of the street.')
}

/** Whether all of these nodes are hers to change. */
export async function isInPart(
  { client, tenantId, part }: Asking,
  nodeIds: readonly string[],
): Promise<boolean> {
  if (part === null) return true
  const { rows } = await client.query(
    `SELECT 1 FROM unnest($2::text[]) AS n(id)
      WHERE NOT EXISTS (SELECT 1 FROM org_above o WHERE o.tenant_id = $1 AND o.node_id = n.id AND o.above_id = ANY ($3)) LIMIT 1`,
    [tenantId, nodeIds, part],
  )
  return rows.length === 0
}

/** A member of staff has all her posts, of now and later, in the official's part; where she lives does not matter. Throws
 *  `access.denied`. */
export async function assertHers(change: Changing, accountId: string): Promise<void> {
  if (await isHers(change, accountId)) return
  throw beyond(`'${accountId}' works in another part of the street too.`)
}

/** Whether this member of staff is hers to change. */
export async function isHers(
  { client, tenantId, part }: Asking,
  accountId: string,
): Promise<boolean> {
  if (part === null) return true
  const { rows } = await client.query(
    `SELECT 1 FROM account a WHERE a.tenant_id = $1 AND a.id = $4 AND (${BEYOND})`,
    [tenantId, part, HOUSEHOLD_POST, accountId],
  )
  return rows.length === 0
}

const OF_ALL = `a.role = 'official' AND NOT EXISTS (
  SELECT 1 FROM post e WHERE e.tenant_id = a.tenant_id AND e.account_id = a.id)`
/** Of an account `a`; `$2` is the part, `$3` the post that is a home. */
const BEYOND = `(${OF_ALL}) OR EXISTS (
  SELECT 1 FROM post p
   WHERE p.tenant_id = a.tenant_id AND p.account_id = a.id AND p.post <> $3
     AND (p.valid_until IS NULL OR p.valid_until > (statement_timestamp() AT TIME ZONE 'Asia/Shanghai')::date)
     AND NOT EXISTS (SELECT 1 FROM org_above o
                      WHERE o.tenant_id = p.tenant_id AND o.node_id = p.node_id AND o.above_id = ANY ($2)))`

/** An official who never had a post is of the whole street; the first post would make her one of a part. Throws `access.denied`. */
export async function assertNotOfAll(
  { client, tenantId, part }: Changing,
  accountId: string,
): Promise<void> {
  if (part === null) return
  const { rows } = await client.query(
    `SELECT 1 FROM account a WHERE a.tenant_id = $1 AND a.id = $2 AND ${OF_ALL}`,
    [tenantId, accountId],
  )
  if (rows.length > 0) throw beyond(`'${accountId}' is an official of the whole street.`)
}

function beyond(message: string): LinliError {
  return new LinliError('access.denied', message)
}

/** What an official of a part may change, for many rows at once. */
export interface OwnPart {
  /** Ids of the nodes at or below hers. */
  readonly nodeIds: ReadonlySet<string>
  /** Account ids of staff who work elsewhere too, or are of the whole street. */
  readonly beyond: ReadonlySet<string>
  /** Account ids of officials who never had a post. */
  readonly ofAll: ReadonlySet<string>
}

/** Null where she is of the whole street. */
export async function loadOwnPart(
  client: Asking['client'],
  { tenantId, part }: Omit<Asking, 'client'>,
): Promise<OwnPart | null> {
  if (part === null) return null
  const nodes = await client.query<{ id: string }>(
    'SELECT DISTINCT node_id AS id FROM org_above WHERE tenant_id = $1 AND above_id = ANY ($2)',
    [tenantId, part],
  )
  const people = await client.query<{ id: string; isOfAll: boolean }>(
    `SELECT a.id, (${OF_ALL}) AS "isOfAll"
       FROM account a WHERE a.tenant_id = $1 AND a.role <> 'resident' AND (${BEYOND})`,
    [tenantId, part, HOUSEHOLD_POST],
  )
  return {
    nodeIds: new Set(nodes.rows.map(({ id }) => id)),
    beyond: new Set(people.rows.map(({ id }) => id)),
    ofAll: new Set(people.rows.flatMap(({ id, isOfAll }) => (isOfAll ? [id] : []))),
  }
}
