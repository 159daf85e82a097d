import type { OrgNode } from '@linli/schemas/org'

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
