import type { OrgTree } from '@linli/schemas/org'

const MAX_NAMES = 3

/** `幸福社区 · 第三网格 · 5 号楼`: the node and those around it, without the street. */
export function placeName(org: OrgTree, nodeId: string): string {
  const names: string[] = []
  let node = org.nodes.get(nodeId)
  while (node !== undefined && names.length < MAX_NAMES) {
    if (node.parentId !== null || names.length === 0) names.unshift(node.name)
    node = node.parentId === null ? undefined : org.nodes.get(node.parentId)
  }
  return names.join(' · ')
}
