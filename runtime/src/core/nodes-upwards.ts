import type { OrgNode, OrgTree } from '@linli/schemas/org'

/** The node and everything above it; stops at a node seen before, should the tree be broken. */
export function* nodesUpwards(nodeId: string, org: OrgTree): Generator<OrgNode> {
  const seen = new Set<string>()
  let node = org.nodes.get(nodeId)
  while (node !== undefined && !seen.has(node.id)) {
    yield node
    seen.add(node.id)
    node = node.parentId === null ? undefined : org.nodes.get(node.parentId)
  }
}
