import type { Definition } from '@linli/schemas/definition'
import type { ASTNode } from '@marcbachmann/cel-js'
import type { StateSite } from '../definition-tree.ts'
import { childrenOf } from '../expression-tree.ts'
import { assignmentsOf, conditionsOf } from './expressions-of.ts'
import type { Parse } from './sample-values.ts'

/** The context fields that can decide anything: those that a condition reads, those from which they are computed, and so
 *  on. `also` names expressions beside the machine's own conditions. */
export function relevantFields(
  definition: Definition,
  sites: readonly StateSite[],
  { parse, also }: { readonly parse: Parse; readonly also: readonly string[] },
): ReadonlySet<string> {
  const all = Object.keys(definition.context.schema.properties)
  const readBy = (cel: string) => fieldsRead(parse(cel), all)
  const relevant = new Set([...conditionsOf(sites), ...also].flatMap(readBy))
  const assignments = assignmentsOf(definition, sites)
  for (let before = -1; before < relevant.size; ) {
    before = relevant.size
    for (const { to, cel } of assignments) {
      if (relevant.has(to)) for (const field of readBy(cel)) relevant.add(field)
    }
  }
  return relevant
}

/** Context fields that an expression reads; all of them where it takes the context as a whole. */
function fieldsRead(node: ASTNode, all: readonly string[]): readonly string[] {
  if (node.op === '.' && node.args[0].op === 'id' && node.args[0].args === 'context') {
    return [node.args[1]]
  }
  if (node.op === 'id') return node.args === 'context' ? all : []
  return childrenOf(node).flatMap((child) => fieldsRead(child, all))
}
