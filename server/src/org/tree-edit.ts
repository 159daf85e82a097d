import { joined } from '@linli/runtime/core'
import { LinliError } from '@linli/schemas/linli-error'
import { endPost, givePost } from '../people/change-posts.ts'
import {
  replaceShapes,
  type StoredShape,
  shapesOn,
  storedShapes,
  untilPlanned,
} from '../places/shape-store.ts'
import type { OrgChange } from './change-org.ts'
import { addNode, loadOpenNode, moveNode, type NodeFacts, setClosed } from './change-tree.ts'
import { assertInPart } from './own-part.ts'

/** What a change of the tree did, with what it takes to undo it. */
export interface Undoing {
  /** Nodes that were not there before. */
  readonly added: string[]
  /** Each as it was, in the order in which they changed. */
  readonly nodes: { readonly id: string; readonly parentId: string; readonly wasClosed: boolean }[]
  readonly givenPosts: string[]
  readonly endedPosts: { readonly id: string; readonly validUntil: string | null }[]
  /** Where nodes lay; changes of releases before know of none. */
  readonly shapes?: { readonly nodeId: string; readonly was: readonly StoredShape[] }[]
}

/** Changes the tree step by step and remembers how it was. Each step is recorded as if an official had done it alone. */
export interface TreeEdit {
  readonly change: OrgChange
  readonly undoing: Undoing
  add(node: NodeFacts & { readonly parentId: string; readonly kind: string }): Promise<string>
  move(id: string, parentId: string): Promise<void>
  close(id: string): Promise<void>
  /** Ends all posts of staff at a node today, and lets them go on at another one where it is given. */
  handPosts(nodeId: string, toId: string | null): Promise<void>
  /** From today on the node lies where it lay and where the others lay, until what is planned of it for later. Nothing where nobody
   *  has said where the others lie. */
  joinShapes(nodeId: string, others: readonly string[]): Promise<void>
}

export function editTree(change: OrgChange, day: string): TreeEdit {
  const shapes: NonNullable<Undoing['shapes']>[number][] = []
  const undoing: Undoing = { added: [], nodes: [], givenPosts: [], endedPosts: [], shapes }
  const remember = async (id: string) => {
    const { parentId } = await loadOpenNode(change, id)
    if (parentId === null) throw badChange(`The street '${id}' stands above all.`)
    await assertInPart(change, [id])
    undoing.nodes.push({ id, parentId, wasClosed: false })
  }
  return {
    ...{ change, undoing },
    async add(node) {
      const id = await addNode(change, node)
      undoing.added.push(id)
      return id
    },
    async move(id, parentId) {
      await remember(id)
      await moveNode(change, id, parentId)
    },
    async close(id) {
      await remember(id)
      await setClosed(change, id, true)
    },
    async handPosts(nodeId, toId) {
      for (const post of await loadPosts(change, nodeId, day)) {
        const { id, validUntil, ...rest } = post
        const begins = rest.validFrom !== null && rest.validFrom > day ? rest.validFrom : day
        undoing.endedPosts.push({ id, validUntil })
        await endPost(change, id, begins)
        if (toId === null) continue
        const given = await giveUnlessHeld(change, {
          ...{ ...rest, nodeId: toId, validFrom: begins, validUntil },
        })
        if (given !== null) undoing.givenPosts.push(given)
      }
    },
    async joinShapes(nodeId, others) {
      const was = await storedShapes(change, nodeId)
      const found = await shapesOn(change, [nodeId, ...others], day)
      const shape = joined(found)
      if (shape === null) return
      shapes.push({ nodeId, was })
      await replaceShapes(change, nodeId, untilPlanned(was, { day, shape }))
    },
  }
}

export function badChange(message: string): LinliError {
  return new LinliError('node.bad-change', message)
}

/** Null where she holds it there already. */
async function giveUnlessHeld(
  change: OrgChange,
  post: Parameters<typeof givePost>[1],
): Promise<string | null> {
  try {
    return await givePost(change, post)
  } catch (error) {
    // It was looked up before anything was written, so the transaction goes on.
    if (error instanceof LinliError && error.code === 'post.overlaps') return null
    throw error
  }
}

type StaffPost = Parameters<typeof givePost>[1] & { readonly id: string }

/** Those that count on the day or will. */
async function loadPosts(
  { client, tenantId }: OrgChange,
  nodeId: string,
  day: string,
): Promise<StaffPost[]> {
  const { rows } = await client.query<StaffPost>(
    `SELECT p.id::text AS id, p.account_id AS "accountId", p.node_id AS "nodeId", p.post, p.kind,
            p.valid_from::text AS "validFrom", p.valid_until::text AS "validUntil"
       FROM post p JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
        AND a.role <> 'resident' AND a.disabled_at IS NULL
      WHERE p.tenant_id = $1 AND p.node_id = $2 AND (p.valid_until IS NULL OR p.valid_until > $3::date)
      ORDER BY p.id`,
    [tenantId, nodeId, day],
  )
  return rows
}

/** Puts everything back, the last first. Throws `node.changed-since` where something stands at a node that was added. */
export async function undoEdit(change: OrgChange, undoing: Undoing): Promise<void> {
  const { client, tenantId } = change
  await client.query('DELETE FROM post WHERE tenant_id = $1 AND id::text = ANY($2)', [
    tenantId,
    undoing.givenPosts,
  ])
  for (const { id, validUntil } of undoing.endedPosts) await endPost(change, id, validUntil)
  for (const { nodeId, was } of undoing.shapes ?? []) await replaceShapes(change, nodeId, was)
  for (const { id, parentId, wasClosed } of [...undoing.nodes].reverse()) {
    await client.query(
      `UPDATE org_node SET parent_id = $3, closed_at = CASE WHEN $4 THEN closed_at END WHERE tenant_id = $1 AND id = $2`,
      [tenantId, id, parentId, wasClosed],
    )
  }
  const { rows } = await client.query(
    `SELECT 1 FROM instance WHERE tenant_id = $1 AND node_id = ANY($2)
      UNION ALL SELECT 1 FROM device WHERE tenant_id = $1 AND node_id = ANY($2)
      UNION ALL SELECT 1 FROM org_node WHERE tenant_id = $1 AND parent_id = ANY($2) LIMIT 1`,
    [tenantId, undoing.added],
  )
  if (rows.length > 0) throw new LinliError('node.changed-since', 'A new node is in use.')
  await client.query('DELETE FROM org_node WHERE tenant_id = $1 AND id = ANY($2)', [
    tenantId,
    undoing.added,
  ])
}
