import type { ASTNode } from '@marcbachmann/cel-js'
import { childrenOf } from '../expression-tree.ts'
import { literalOf } from '../literal-node.ts'
import { parseExpression } from '../parse-expression.ts'

/** The fields whose values an expression hands on, as paths of keys: of `a ? b : c` those of `b` and `c`. A comparison hands
 *  on whether it holds, which is no field's value, and so does a test. */
export function valueFields(cel: string): readonly (readonly string[])[] {
  const tree = parseExpression(cel)
  return tree === null ? [] : handedOn(tree)
}

const ANSWERS_YES_OR_NO: ReadonlySet<string> = new Set([
  ...['==', '!=', '<', '<=', '>', '>=', 'in', '&&', '||', '!_'],
  ...['has', 'startsWith', 'endsWith', 'contains', 'all', 'exists', 'exists_one', 'size'],
])

function handedOn(node: ASTNode): readonly (readonly string[])[] {
  const path = pathOf(node)
  if (path !== null) return [path]
  if (node.op === '?:') return node.args.slice(1).flatMap(handedOn)
  const name = node.op === 'call' || node.op === 'rcall' ? node.args[0] : node.op
  return ANSWERS_YES_OR_NO.has(name) ? [] : childrenOf(node).flatMap(handedOn)
}

/** `output.form.level`, `form['level']`. */
function pathOf(node: ASTNode): string[] | null {
  if (node.op === 'id') return [node.args]
  if (node.op !== '.' && node.op !== '[]') return null
  const owner = pathOf(node.args[0])
  const key = node.op === '.' ? node.args[1] : literalOf(node.args[1])
  if (owner === null) return null
  // What stands at a place of a list is of the list.
  return typeof key === 'string' ? [...owner, key] : owner
}
