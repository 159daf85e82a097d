import type { OrgNode } from '@linli/schemas/org'
import { RowProblem } from './import-problems.ts'

export interface ImportNode extends OrgNode {
  readonly code: string | null
  /** Of another organisation: nobody there is an official here. */
  readonly isExternal?: boolean
}

/** Finds a node by what people write: its code, its id, its name where no other is called so, or as much of its path as
 *  tells it from others (`青禾社区/东片区/第一网格`). Throws a `RowProblem`. */
export function createNodeFinder(nodes: readonly ImportNode[]): (text: string) => ImportNode {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const byCode = new Map(nodes.map((node) => [node.code ?? '', node]))
  const byName = new Map<string, ImportNode[]>()
  for (const node of nodes) {
    const same = byName.get(node.name)
    if (same === undefined) byName.set(node.name, [node])
    else same.push(node)
  }

  /** Whether the names before the last one stand above the node, in that order; some may be left out. */
  function isAbove(names: readonly string[], node: ImportNode): boolean {
    const wanted = [...names]
    let above = byId.get(node.parentId ?? '')
    for (let step = 0; above !== undefined && wanted.length > 0 && step < nodes.length; step++) {
      if (above.name === wanted.at(-1)) wanted.pop()
      above = byId.get(above.parentId ?? '')
    }
    return wanted.length === 0
  }

  return (text) => {
    const known = byCode.get(text) ?? byId.get(text)
    if (known !== undefined) return open(known)
    const names = text.split(/\s*[/·>＞／]\s*/).filter((name) => name !== '')
    const last = names.pop() ?? ''
    const found = (byName.get(last) ?? []).filter((node) => isAbove(names, node))
    const [first, ...others] = found.length > 1 ? found.filter(({ isClosed }) => !isClosed) : found
    if (first === undefined)
      throw new RowProblem(
        `组织树里没有“${text}”，请写编码，或从社区写起的路径。`,
        `The tree has no “${text}”; write its code, or its path from the community on.`,
      )
    if (others.length > 0)
      throw new RowProblem(
        `有 ${others.length + 1} 个地方叫“${text}”，请写编码，或从社区写起的路径。`,
        `${others.length + 1} places are called “${text}”; write the code, or the path from the community on.`,
      )
    return open(first)
  }
}

function open(node: ImportNode): ImportNode {
  if (node.isClosed !== true) return node
  throw new RowProblem(`“${node.name}”已停用。`, `“${node.name}” is closed.`)
}
