interface TreeNode {
  readonly id: string
  readonly parentId: string | null
  readonly kind: string
  readonly isClosed: boolean
  readonly isTeam: boolean
  readonly mayChange: boolean
}

/** Somebody lives behind it: a sticker there is nobody's business but hers, so she is asked for one by one. */
const HOME = 'home'

/** The doors under these nodes that are not among them yet, in the order of the tree: buildings, units and the like, no homes. */
export function doorsUnder<Node extends TreeNode>(
  nodes: readonly Node[],
  chosen: readonly string[],
): string[] {
  const under = new Set(chosen)
  // A tree is as deep as it has kinds, and parents may come after their children.
  for (let before = -1; before !== under.size; ) {
    before = under.size
    for (const { id, parentId } of nodes)
      if (parentId !== null && under.has(parentId)) under.add(id)
  }
  return nodes
    .filter(({ id, kind }) => under.has(id) && !chosen.includes(id) && kind !== HOME)
    .filter(({ isClosed, isTeam, mayChange }) => !isClosed && !isTeam && mayChange)
    .map(({ id }) => id)
}
