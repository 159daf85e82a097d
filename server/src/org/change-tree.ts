import { randomUUID } from 'node:crypto'
import { LinliError } from '@linli/schemas/linli-error'
import type { OrgChange } from './change-org.ts'
import { assertInPart } from './own-part.ts'

const MAX_NAME = 60
const KIND = /^[a-z][a-z0-9-]{0,31}$/
const CODE = /^[A-Za-z0-9-]{1,40}$/
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

export interface NodeFacts {
  readonly name: string
  /** Null for none. */
  readonly code: string | null
}

interface StoredNode extends NodeFacts {
  readonly id: string
  readonly parentId: string | null
  readonly kind: string
  readonly isClosed: boolean
  readonly isTeam: boolean
}

/** Throws `node.invalid`. An empty code is none. */
export function parseNode(input: {
  readonly name: string
  readonly code?: string | null | undefined
}): NodeFacts {
  const name = input.name.trim().replace(/\s+/g, ' ')
  const code = input.code?.trim() ?? ''
  const isNamed = name !== '' && [...name].length <= MAX_NAME && !UNSEEN.test(name)
  if (isNamed && (code === '' || CODE.test(code))) return { name, code: code === '' ? null : code }
  throw new LinliError('node.invalid', `'${name}' with code '${code}' is no node.`)
}

/** Adds it as the last child. Returns its id. Throws `node.not-found`, `node.closed`, `node.team`, `access.denied` beyond the official's
 *  part, `node.invalid` and `node.code-taken`. */
export async function addNode(
  change: OrgChange,
  node: NodeFacts & { readonly parentId: string; readonly kind: string },
): Promise<string> {
  const { client, tenantId } = change
  const { parentId, kind, name, code } = node
  if (!KIND.test(kind)) throw new LinliError('node.invalid', `'${kind}' is no kind of node.`)
  const parent = await loadOpenPlace(change, parentId)
  await assertInPart(change, [parentId])
  const id = `node-${randomUUID()}`
  await assertCodeFree(change, code, id)
  await client.query(
    `INSERT INTO org_node (tenant_id, id, parent_id, kind, name, code, position)
     SELECT $1, $2, $3, $4, $5, $6, coalesce(max(position), 0) + 1 FROM org_node WHERE tenant_id = $1`,
    [tenantId, id, parentId, kind, name, code],
  )
  await change.record({
    ...{ deed: 'node-added', object: `org-node:${id}`, before: null },
    after: { kind, name, code, parent: parent.name },
  })
  return id
}

/** Throws `node.not-found`, `access.denied` and `node.code-taken`. */
export async function changeNode(
  change: OrgChange,
  id: string,
  { name, code }: NodeFacts,
): Promise<void> {
  const before = await loadNode(change, id)
  await assertInPart(change, [id])
  if (before.name === name && before.code === code) return
  await assertCodeFree(change, code, id)
  await change.client.query(
    'UPDATE org_node SET name = $3, code = $4 WHERE tenant_id = $1 AND id = $2',
    [change.tenantId, id, name, code],
  )
  await change.record({
    ...{ deed: 'node-changed', object: `org-node:${id}` },
    ...{ before: { name: before.name, code: before.code }, after: { name, code } },
  })
}

/** With all below it. Throws `node.not-found`, `node.closed`, `node.team`, `access.denied` where it stands or would stand beyond the
 *  official's part, and `node.bad-parent`. */
export async function moveNode(change: OrgChange, id: string, parentId: string): Promise<void> {
  const before = await loadOpenNode(change, id)
  if (before.parentId === null) throw badParent(`The street '${id}' stands above all.`)
  const parent = await loadOpenPlace(change, parentId)
  await assertInPart(change, [id, parentId])
  if (before.parentId === parentId) return
  if (await isBelow(change, parentId, id)) throw badParent(`'${parentId}' is under '${id}'.`)
  const from = await loadNode(change, before.parentId)
  await change.client.query('UPDATE org_node SET parent_id = $3 WHERE tenant_id = $1 AND id = $2', [
    change.tenantId,
    id,
    parentId,
  ])
  await change.record({
    ...{ deed: 'node-moved', object: `org-node:${id}` },
    ...{ before: { parent: from.name }, after: { parent: parent.name } },
  })
}

/** Throws `node.not-found`, `access.denied`, `node.bad-parent` for the street itself, and `node.in-use` while open nodes are under it or
 *  somebody holds, or will hold, a post at it, or is to be on duty there. */
export async function closeNode(change: OrgChange, id: string, day: string): Promise<void> {
  const before = await loadNode(change, id)
  await assertInPart(change, [id])
  if (before.parentId === null) throw badParent(`The street '${id}' stays open.`)
  if (before.isClosed) return
  const { rows } = await change.client.query(
    `SELECT 1 FROM org_node WHERE tenant_id = $1 AND parent_id = $2 AND closed_at IS NULL
      UNION ALL
     SELECT 1 FROM holding p JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id AND a.disabled_at IS NULL
      WHERE p.tenant_id = $1 AND p.node_id = $2
        AND (p.valid_until IS NULL OR p.valid_until > GREATEST(p.valid_from, $3::date))
      UNION ALL
     SELECT 1 FROM duty_shift WHERE tenant_id = $1 AND node_id = $2 AND until_at > statement_timestamp()
      LIMIT 1`,
    [change.tenantId, id, day],
  )
  if (rows.length > 0) throw new LinliError('node.in-use', `The node '${id}' is in use.`)
  await setClosed(change, id, true)
}

/** Throws `node.not-found`, `access.denied`, and `node.closed` where the node above is closed. */
export async function reopenNode(change: OrgChange, id: string): Promise<void> {
  const before = await loadNode(change, id)
  await assertInPart(change, [id])
  if (!before.isClosed) return
  if (before.parentId !== null) await loadOpenNode(change, before.parentId)
  await setClosed(change, id, false)
}

export async function setClosed(change: OrgChange, id: string, isClosed: boolean): Promise<void> {
  await change.client.query(
    'UPDATE org_node SET closed_at = CASE WHEN $3 THEN clock_timestamp() END WHERE tenant_id = $1 AND id = $2',
    [change.tenantId, id, isClosed],
  )
  await change.record({
    ...{ deed: isClosed ? 'node-closed' : 'node-reopened', object: `org-node:${id}` },
    ...{ before: { isClosed: !isClosed }, after: { isClosed } },
  })
}

async function loadNode({ client, tenantId }: OrgChange, id: string): Promise<StoredNode> {
  const { rows } = await client.query<StoredNode>(
    `SELECT id, parent_id AS "parentId", kind, name, code, closed_at IS NOT NULL AS "isClosed",
            EXISTS (SELECT 1 FROM team t WHERE t.tenant_id = n.tenant_id AND t.node_id = n.id) AS "isTeam"
       FROM org_node n WHERE tenant_id = $1 AND id = $2`,
    [tenantId, id],
  )
  if (rows[0] !== undefined) return rows[0]
  throw new LinliError('node.not-found', `The tree has no node '${id}'.`)
}

/** Throws `node.not-found` and `node.closed`. */
export async function loadOpenNode(change: OrgChange, id: string): Promise<StoredNode> {
  const node = await loadNode(change, id)
  if (!node.isClosed) return node
  throw new LinliError('node.closed', `The node '${id}' is closed.`)
}

/** Where others may stand under it. Throws `node.not-found`, `node.closed` and `node.team`. */
export async function loadOpenPlace(change: OrgChange, id: string): Promise<StoredNode> {
  const node = await loadOpenNode(change, id)
  if (!node.isTeam) return node
  throw new LinliError('node.team', `The node '${id}' is a team.`)
}

/** Whether the node is the other one or anywhere under it. */
export async function isBelow({ client, tenantId }: OrgChange, id: string, other: string) {
  const { rows } = await client.query(
    `WITH RECURSIVE up AS (
       SELECT id, parent_id FROM org_node WHERE tenant_id = $1 AND id = $2
        UNION
       SELECT n.id, n.parent_id FROM org_node n JOIN up ON n.tenant_id = $1 AND n.id = up.parent_id
     ) SELECT 1 FROM up WHERE id = $3`,
    [tenantId, id, other],
  )
  return rows.length > 0
}

async function assertCodeFree({ client, tenantId }: OrgChange, code: string | null, id: string) {
  const { rows } = await client.query(
    'SELECT 1 FROM org_node WHERE tenant_id = $1 AND code = $2 AND id <> $3',
    [tenantId, code, id],
  )
  if (rows.length > 0) throw new LinliError('node.code-taken', `The code '${code}' is taken.`)
}

function badParent(message: string): LinliError {
  return new LinliError('node.bad-parent', message)
}
