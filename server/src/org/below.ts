import type { OrgNode } from '@linli/schemas/org'

/** One of `tops` is the node or stands above it. */
export function isAtOrBelow(
  nodes: ReadonlyMap<string, OrgNode>,
  nodeId: string,
  tops: readonly string[],
): boolean {
  const passed = new Set<string>()
  let id: string | null = nodeId
  while (id !== null && !passed.has(id)) {
    if (tops.includes(id)) return true
    passed.add(id)
    id = nodes.get(id)?.parentId ?? null
  }
  return false
}

/** The node and all under it; itself alone where the tree does not know it. */
export function below(nodes: ReadonlyMap<string, OrgNode>, nodeId: string): string[] {
  const children = new Map<string | null, string[]>()
  for (const { id, parentId } of nodes.values()) {
    const siblings = children.get(parentId) ?? []
    siblings.push(id)
    children.set(parentId, siblings)
  }
  const found = new Set([nodeId])
  // A set that grows while it is walked is walked to its end, and no node comes twice.
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child)
  return [...found]
}
