import type { ASTNode } from '@marcbachmann/cel-js'
import { calledField } from './called-field.ts'
import { presenceCalls } from './expression.ts'
import type { ExpressionProblem } from './expression-problem.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { childrenOf } from './expression-tree.ts'
import type { FieldType } from './expression-types.ts'
import { literalOf } from './literal-node.ts'
import { nameOfNode } from './named-node.ts'

/** Reads of number fields that may be unanswered, in an expression that never asks `has(…)` about them.
 *  Nothing stands for a number that was not given: 0 would decide silently. */
export function unansweredNumbers(tree: ASTNode, scope: ExpressionScope): ExpressionProblem[] {
  const asked = new Set(
    presenceCalls(tree).map((call) => `${pathOf(call.group) ?? ''}.${call.field}`),
  )
  const names = scope.names()
  return readsOf(tree).flatMap((node): ExpressionProblem[] => {
    const path = pathOf(node)
    const field = path === null ? null : fieldAt(path, scope)
    if (path === null || field === null || field.present || asked.has(path)) return []
    if (field.type.kind !== 'int' && field.type.kind !== 'double') return []
    const [zh, en] = calledField(path, nameOfNode(node, names))
    return [
      {
        code: 'expression.unanswered',
        message: {
          'zh-CN': `${zh}可能没有填：先用 has(${path}) 判断，或者把它设为必填。`,
          en: `${en} may be unanswered: ask has(${path}) first, or make it required.`,
        },
        start: node.start,
        end: node.end,
      },
    ]
  })
}

function readsOf(node: ASTNode): ASTNode[] {
  const inside = childrenOf(node).flatMap(readsOf)
  return pathOf(node) === null || node.op === 'id' ? inside : [node, ...inside]
}

/** `context.a.b` of a plain chain of names, `context["a"].b` included, or null. */
function pathOf(node: ASTNode): string | null {
  if (node.op === 'id') return node.args
  if (node.op === '[]') {
    const [owner, key] = [pathOf(node.args[0]), literalOf(node.args[1])]
    return owner === null || typeof key !== 'string' ? null : `${owner}.${key}`
  }
  if (node.op !== '.') return null
  const group = pathOf(node.args[0])
  return group === null ? null : `${group}.${node.args[1]}`
}

function fieldAt(path: string, scope: ExpressionScope): FieldType | null {
  const [variable = '', ...names] = path.split('.')
  const type = Object.hasOwn(scope.variables, variable) ? scope.variables[variable] : undefined
  if (type === undefined) return null
  return names.reduce<FieldType | null>(
    (field, name) => {
      if (field?.type.kind !== 'struct') return null
      return Object.hasOwn(field.type.fields, name) ? (field.type.fields[name] ?? null) : null
    },
    { type, present: true },
  )
}
