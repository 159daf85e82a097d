/** What the tree shows of a node. */
export interface TreeNodeHead {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
}

/** A node with its depth below the street, 1 for the street itself. */
export interface TreeRow<Node> {
  readonly node: Node
  readonly level: number
  readonly hasChildren: boolean
}

/** The rows of a tree of which these nodes are open, each parent before its children. */
export function rowsOf<Node extends TreeNodeHead>(
  nodes: readonly Node[],
  isOpen: (id: string) => boolean,
): TreeRow<Node>[] {
  const children = new Map<string | null, Node[]>()
  for (const node of nodes) {
    const siblings = children.get(node.parentId)
    if (siblings === undefined) children.set(node.parentId, [node])
    else siblings.push(node)
  }
  const rows: TreeRow<Node>[] = []
  const walk = (parentId: string | null, level: number) => {
    for (const node of children.get(parentId) ?? []) {
      rows.push({ node, level, hasChildren: children.has(node.id) })
      if (isOpen(node.id)) walk(node.id, level + 1)
    }
  }
  walk(null, 1)
  return rows
}

/** Names from below the street down to the node; the street itself by its own name. */
export function pathOf(nodes: readonly TreeNodeHead[], id: string): string[] {
  const byId = indexOf(nodes)
  const names: string[] = []
  let node = byId.get(id)
  while (node !== undefined && names.length < byId.size) {
    if (node.parentId !== null || names.length === 0) names.unshift(node.name)
    node = node.parentId === null ? undefined : byId.get(node.parentId)
  }
  return names
}

/** Whether the node is the other one or anywhere under it. */
export function isUnder(nodes: readonly TreeNodeHead[], id: string, other: string): boolean {
  const byId = indexOf(nodes)
  let node = byId.get(id)
  for (let step = 0; node !== undefined && step <= byId.size; step++) {
    if (node.id === other) return true
    node = node.parentId === null ? undefined : byId.get(node.parentId)
  }
  return false
}

/** Whether a node may come to stand under another one, where it does not stand yet: under a place that is open, and not under itself. */
export function mayStandUnder(
  nodes: readonly TreeNodeHead[],
  { id, parentId }: TreeNodeHead,
  other: TreeNodeHead & { readonly isTeam: boolean; readonly isClosed: boolean },
): boolean {
  return !(other.isTeam || other.isClosed || other.id === parentId || isUnder(nodes, other.id, id))
}

const indexes = new WeakMap<readonly TreeNodeHead[], ReadonlyMap<string, TreeNodeHead>>()

/** Made once for each answer of the server: paths are asked for of every node. */
function indexOf(nodes: readonly TreeNodeHead[]): ReadonlyMap<string, TreeNodeHead> {
  const known = indexes.get(nodes)
  if (known !== undefined) return known
  const made = new Map(nodes.map((node) => [node.id, node]))
  indexes.set(nodes, made)
  return made
}
