import { randomUUID } from 'node:crypto'
import { LinliError } from '@linli/schemas/linli-error'
import type { OrgChange } from '../org/change-org.ts'
import { loadOpenNode } from '../org/change-tree.ts'
import { assertInPart, assertNotOfAll } from '../org/own-part.ts'
import { POST_KINDS, type PostKind } from './people-store.ts'
import { tellOfEnded, tellOfGiven } from './tell-of-post.ts'

export interface Days {
  /** `YYYY-MM-DD`; null from ever. */
  readonly validFrom: string | null
  /** First day on which it counts no more; null for ever. */
  readonly validUntil: string | null
}

export interface NewPost extends Days {
  readonly accountId: string
  readonly nodeId: string
  readonly post: string
  readonly kind: PostKind
}

const POST = /^[a-z][a-z0-9-]{0,63}$/

/** Throws `post.invalid`. */
export function parsePost(post: string, kind: string): Pick<NewPost, 'post' | 'kind'> {
  const known = POST_KINDS.find((each) => each === kind)
  if (known !== undefined && POST.test(post)) return { post, kind: known }
  throw new LinliError('post.invalid', `'${kind}' of '${post}' is no post.`)
}

/** Empty is null. Throws `post.bad-days`. */
export function parseDay(text: string | null | undefined): string | null {
  const day = text?.trim() ?? ''
  if (day === '') return null
  const instant = Date.parse(`${day}T00:00:00Z`)
  const isDay = /^[12]\d{3}-\d\d-\d\d$/.test(day) && !Number.isNaN(instant)
  if (isDay && new Date(instant).toISOString().startsWith(day)) return day
  throw new LinliError('post.bad-days', `'${day}' is no day.`)
}

/** Returns its id. Throws `person.not-found`, `node.not-found`, `node.closed`, `access.denied` beyond the official's part,
 *  `team.officials`, `post.bad-days` and `post.overlaps`. */
export async function givePost(change: OrgChange, post: NewPost): Promise<string> {
  const { client, tenantId } = change
  await assertStaff(change, post.accountId)
  const node = await loadOpenNode(change, post.nodeId)
  await assertInPart(change, [post.nodeId])
  await assertNotOfAll(change, post.accountId)
  await assertMayServe(change, post.nodeId, [post.accountId])
  assertOrder(post)
  const id = randomUUID()
  await assertNoOverlap(change, post, id)
  await client.query(
    `INSERT INTO post (tenant_id, id, account_id, node_id, post, kind, valid_from, valid_until)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[tenantId, id, post.accountId, post.nodeId, post.post, post.kind],
      ...[post.validFrom, post.validUntil],
    ],
  )
  const { accountId, ...after } = post
  await change.record({
    ...{ deed: 'post-given', object: `account:${accountId}`, before: null },
    after: { ...after, node: node.name },
  })
  await tellOfGiven(change, [{ ...post, node: node.name }])
  return id
}

/** Sets the day from which the post counts no more; null lets it go on. Throws `post.not-found`, `access.denied`, `post.bad-days` and
 *  `post.overlaps`. Returns whose it is. */
export async function endPost(
  change: OrgChange,
  id: string,
  validUntil: string | null,
): Promise<string> {
  const { client, tenantId } = change
  const { rows } = await client.query<NewPost>(
    `SELECT p.account_id AS "accountId", p.node_id AS "nodeId", p.post, p.kind,
            p.valid_from::text AS "validFrom", p.valid_until::text AS "validUntil"
       FROM post p JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id AND a.role <> 'resident'
      WHERE p.tenant_id = $1 AND p.id::text = $2`,
    [tenantId, id],
  )
  const before = rows[0]
  if (before === undefined) throw new LinliError('post.not-found', `There is no post '${id}'.`)
  await assertInPart(change, [before.nodeId])
  const { accountId, ...rest } = before
  const after = { ...rest, validUntil }
  assertOrder(after)
  await assertNoOverlap(change, { ...before, validUntil }, id)
  await client.query('UPDATE post SET valid_until = $3 WHERE tenant_id = $1 AND id::text = $2', [
    ...[tenantId, id, validUntil],
  ])
  const node = await nodeName(change, before.nodeId)
  await change.record({
    ...{ deed: 'post-ended', object: `account:${accountId}` },
    ...{ before: { ...rest, node }, after: { ...after, node } },
  })
  await tellOfEnded(change, { ...after, accountId, node, wasUntil: before.validUntil })
  return accountId
}

function assertOrder({ validFrom, validUntil }: Days): void {
  if (validFrom === null || validUntil === null || validFrom <= validUntil) return
  throw new LinliError('post.bad-days', `It would end on ${validUntil}, before ${validFrom}.`)
}

/** Days are half-open, so a post may begin on the day on which the one before ends. */
async function assertNoOverlap(change: OrgChange, post: NewPost, id: string): Promise<void> {
  const { rows } = await change.client.query(
    `SELECT 1 FROM post WHERE tenant_id = $1 AND account_id = $2 AND node_id = $3 AND post = $4 AND id::text <> $5
        AND daterange(valid_from, valid_until) && daterange($6, $7) LIMIT 1`,
    [
      ...[change.tenantId, post.accountId, post.nodeId, post.post, id],
      ...[post.validFrom, post.validUntil],
    ],
  )
  if (rows.length > 0) throw new LinliError('post.overlaps', 'She holds it during that time.')
}

/** Of another organisation nobody is an official here. Throws `team.officials`. */
export async function assertMayServe(
  { client, tenantId }: OrgChange,
  nodeId: string,
  accountIds: readonly string[],
): Promise<void> {
  const { rows } = await client.query(
    `SELECT 1 FROM team t JOIN account a ON a.tenant_id = t.tenant_id AND a.id = ANY ($3) AND a.role = 'official'
      WHERE t.tenant_id = $1 AND t.node_id = $2 AND t.is_external LIMIT 1`,
    [tenantId, nodeId, accountIds],
  )
  if (rows.length > 0)
    throw new LinliError('team.officials', `An official has no post at '${nodeId}'.`)
}

/** Throws `person.not-found`. */
export async function assertStaff(
  { client, tenantId }: OrgChange,
  accountId: string,
): Promise<void> {
  const { rows } = await client.query(
    `SELECT 1 FROM account WHERE tenant_id = $1 AND id = $2 AND role <> 'resident'`,
    [tenantId, accountId],
  )
  if (rows.length === 0)
    throw new LinliError('person.not-found', `There is no member of staff '${accountId}'.`)
}

async function nodeName({ client, tenantId }: OrgChange, nodeId: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM org_node WHERE tenant_id = $1 AND id = $2',
    [tenantId, nodeId],
  )
  return rows[0]?.name ?? nodeId
}
