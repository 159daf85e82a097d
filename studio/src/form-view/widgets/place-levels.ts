import type { OrgNode } from '@linli/schemas/org'

/** One select: the children of one node. */
export interface Level {
  readonly parentId: string | undefined
  readonly kind: string
  readonly choices: readonly OrgNode[]
  readonly chosenId: string | undefined
}

/** A resident is never asked for the door: a building is near enough for a grid worker. */
const DEEPEST = ['unit', 'home']

export function choicesBelow(nodes: readonly OrgNode[], parentId: string): readonly OrgNode[] {
  return nodes.filter(
    (node) => node.parentId === parentId && !DEEPEST.includes(node.kind) && node.isClosed !== true,
  )
}

/** The node, or the nearest above it, that may be chosen; null where that is the street itself, or the node is not of the tree. */
export function choosable(nodes: readonly OrgNode[], id: string): string | null {
  const node = nodes.find((each) => each.id === id)
  if (node === undefined || node.parentId === null) return null
  return choicesBelow(nodes, node.parentId).includes(node) ? id : choosable(nodes, node.parentId)
}

/** The deepest node that a choice settles: a level with one choice is no question. */
export function skipLonely(nodes: readonly OrgNode[], id: string): string {
  const below = choicesBelow(nodes, id)
  const only = below.length === 1 ? below[0] : undefined
  return only === undefined ? id : skipLonely(nodes, only.id)
}

/** The selects to show when `chosenId` is the deepest choice so far. The street itself is no question, and neither is its
 *  only community. */
export function levelsOf(
  nodes: readonly OrgNode[],
  chosenId: string | undefined,
): readonly Level[] {
  const root = nodes.find((node) => node.parentId === null)
  if (root === undefined) return []
  const top = skipLonely(nodes, root.id)
  const path = pathTo(nodes, chosenId)
  const fromTop = path.includes(top) ? path.slice(path.indexOf(top)) : [top]
  return fromTop.flatMap((parentId, index) => {
    const choices = choicesBelow(nodes, parentId)
    const first = choices[0]
    if (first === undefined) return []
    return [
      {
        parentId: index === 0 ? undefined : parentId,
        kind: first.kind,
        choices,
        chosenId: fromTop[index + 1],
      },
    ]
  })
}

/** Ids from the street down to the node. */
export function pathTo(nodes: readonly OrgNode[], id: string | undefined): readonly string[] {
  const node = nodes.find((each) => each.id === id)
  if (node === undefined) return []
  return [...pathTo(nodes, node.parentId ?? undefined), node.id]
}

/** Names from below the street down to the node, e.g. 锦绣社区 第一网格 3号楼. */
export function placeName(nodes: readonly OrgNode[], id: string): string {
  return pathTo(nodes, id)
    .slice(1)
    .map((each) => nodes.find((node) => node.id === each)?.name ?? '')
    .join(' ')
}
