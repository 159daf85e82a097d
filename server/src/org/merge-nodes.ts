import { isBelow, loadOpenPlace, type NodeFacts } from './change-tree.ts'
import { badChange, type TreeEdit } from './tree-edit.ts'

export interface Merge {
  /** At least two, or one that another takes over. */
  readonly nodeIds: readonly string[]
  /** One of them or another one; null for a new node. */
  readonly intoId: string | null
  /** Of the new node. */
  readonly node: NodeFacts | null
  /** Who holds posts at the merged nodes holds them at the one that stays. */
  readonly keepsPosts: boolean
}

/** What a change of the tree was about: the nodes under which cases may go to others. */
export interface TreeChangeMade {
  readonly kind: 'merge' | 'split'
  readonly into: readonly string[]
  readonly from: readonly string[]
}

/** Several nodes become one: what is under them goes under it; they are closed and hung under it, so that cases which stand at them find
 *  its posts on their way up. Throws `node.not-found`, `node.closed`, `node.team`, `node.bad-change`, `node.code-taken`. */
export async function mergeNodes(edit: TreeEdit, merge: Merge): Promise<TreeChangeMade> {
  const { change } = edit
  const sourceIds = [...new Set(merge.nodeIds)].filter((id) => id !== merge.intoId)
  const sources: Source[] = []
  for (const id of sourceIds) sources.push(await loadOpenPlace(change, id))
  const [first] = sources
  if (first === undefined) throw badChange('Nothing is to be merged.')
  await assertMergeable(edit, merge, sources)
  const intoId = await targetOf(edit, merge, first)
  for (const { id } of sources) {
    for (const child of await openChildren(edit, id)) {
      if (child !== intoId) await edit.move(child, intoId)
    }
    await edit.handPosts(id, merge.keepsPosts ? intoId : null)
    await edit.move(id, intoId)
    await edit.close(id)
  }
  await edit.joinShapes(intoId, sourceIds)
  await change.record({
    ...{ deed: 'nodes-merged', object: `org-node:${intoId}`, before: null },
    after: { nodes: sources.map(({ name }) => name), keepsPosts: merge.keepsPosts },
  })
  return { kind: 'merge', into: [intoId], from: sourceIds }
}

type Source = Awaited<ReturnType<typeof loadOpenPlace>>

/** All of one level, and none under another. */
async function assertMergeable(
  { change }: TreeEdit,
  { intoId }: Merge,
  sources: readonly Source[],
): Promise<void> {
  const ids = [...sources.map(({ id }) => id), ...(intoId === null ? [] : [intoId])]
  for (const { id, parentId, kind } of sources) {
    if (parentId === null || kind !== sources[0]?.kind) {
      throw badChange(`'${id}' is of another level.`)
    }
    for (const other of ids.filter((each) => each !== id)) {
      if (await isBelow(change, other, id)) throw badChange(`'${other}' is under '${id}'.`)
    }
  }
}

async function targetOf(
  edit: TreeEdit,
  { intoId, node, nodeIds }: Merge,
  first: { readonly parentId: string | null; readonly kind: string },
): Promise<string> {
  if (intoId !== null) {
    const into = await loadOpenPlace(edit.change, intoId)
    if (into.kind !== first.kind) throw badChange(`'${intoId}' is of another level.`)
    return intoId
  }
  if (node === null || first.parentId === null || new Set(nodeIds).size < 2) {
    throw badChange('A new node needs a name and two to be merged.')
  }
  return edit.add({ ...node, parentId: first.parentId, kind: first.kind })
}

export async function openChildren(
  { change: { client, tenantId } }: TreeEdit,
  id: string,
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM org_node WHERE tenant_id = $1 AND parent_id = $2 AND closed_at IS NULL ORDER BY position, id`,
    [tenantId, id],
  )
  return rows.map((row) => row.id)
}
