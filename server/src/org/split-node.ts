import { loadOpenPlace, type NodeFacts } from './change-tree.ts'
import { openChildren, type TreeChangeMade } from './merge-nodes.ts'
import { badChange, type TreeEdit } from './tree-edit.ts'

export interface Split {
  readonly nodeId: string
  /** New nodes beside it, each with the children that it takes along. */
  readonly parts: readonly (NodeFacts & { readonly childIds: readonly string[] })[]
  /** Whether the node itself ends. */
  readonly closes: boolean
  /** Index of the part to which the cases go that stand at the node itself, and its posts; null: they stay. */
  readonly restTo: number | null
}

/** A node becomes several: its children are distributed, with the cases that stand at them. Where it closes, it hangs under the part that
 *  takes the rest, or stays in its place, where its cases find the posts above. Throws `node.not-found`, `node.closed`, `node.team`,
 *  `node.bad-change`, `node.code-taken`. */
export async function splitNode(edit: TreeEdit, split: Split): Promise<TreeChangeMade> {
  const { change } = edit
  const node = await loadOpenPlace(change, split.nodeId)
  if (node.parentId === null) throw badChange('The street cannot be split.')
  assertDistributed(split, await openChildren(edit, node.id))
  const made: string[] = []
  for (const { childIds, ...facts } of split.parts) {
    const id = await edit.add({ ...facts, parentId: node.parentId, kind: node.kind })
    for (const child of childIds) await edit.move(child, id)
    made.push(id)
  }
  if (split.closes) {
    const restTo = split.restTo === null ? null : (made[split.restTo] ?? null)
    await edit.handPosts(node.id, restTo)
    if (restTo !== null) await edit.move(node.id, restTo)
    await edit.close(node.id)
  }
  await change.record({
    ...{ deed: 'node-split', object: `org-node:${node.id}`, before: null },
    after: { nodes: split.parts.map(({ name }) => name), closes: split.closes },
  })
  return { kind: 'split', into: made, from: [node.id] }
}

function assertDistributed(
  { parts, closes, restTo, nodeId }: Split,
  children: readonly string[],
): void {
  const given = parts.flatMap(({ childIds }) => childIds)
  const isEach = new Set(given).size === given.length && given.every((id) => children.includes(id))
  const areLeft = children.some((id) => !given.includes(id))
  const isRest = restTo === null || (closes && restTo >= 0 && restTo < parts.length)
  if (parts.length >= 1 && isEach && isRest && !(closes && areLeft)) return
  throw badChange(`'${nodeId}' cannot be split so.`)
}
