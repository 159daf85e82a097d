import type { ASTNode } from '@marcbachmann/cel-js'
import { runnableSource } from './expression.ts'
import { describeCelError } from './expression-errors.ts'
import type { ExpressionProblem } from './expression-problem.ts'
import { profileProblems } from './expression-profile.ts'
import type { ExpressionScope } from './expression-scope.ts'
import type { ValueType } from './expression-types.ts'
import { isAssignable, typeText } from './expression-types.ts'
import { unansweredNumbers } from './unanswered-numbers.ts'

/** Everything wrong with an expression in its place. An expression without problems compiles, and fails at run time
 *  only where arithmetic has no answer (a division by zero, an index outside a list, a text that is no number).
 *  `wanted` lists the types the place takes. */
export function checkExpression(
  source: string,
  scope: ExpressionScope,
  wanted: readonly ValueType[],
): ExpressionProblem[] {
  let tree: ASTNode
  try {
    tree = scope.environment.parse(source).ast
  } catch (error) {
    return [describeCelError(error, source, scope)]
  }
  const profile = profileProblems(tree, scope)
  if (profile.length > 0) return profile
  const checked = scope.environment.check(source)
  if (!checked.valid) return [describeCelError(checked.error, source, scope)]
  const present = scope.environment.check(runnableSource(source, scope))
  if (!present.valid) return [describeCelError(present.error, source, scope)]
  return [
    ...unansweredNumbers(tree, scope),
    ...wantedProblems(checked.type ?? '', { source, scope, wanted }),
  ]
}

interface Wanting {
  readonly source: string
  readonly scope: ExpressionScope
  readonly wanted: readonly ValueType[]
}

function wantedProblems(name: string, { source, scope, wanted }: Wanting): ExpressionProblem[] {
  const given = typeNamed(name, scope)
  // An empty list literal has no item type and fits every list.
  if (given === 'empty-list' && wanted.some(({ kind }) => kind === 'list')) return []
  const type = typeof given === 'object' ? given : null
  if (type !== null && wanted.some((each) => isAssignable(type, each))) return []
  const zh = wanted.map(({ kind }) => typeText(kind)['zh-CN']).join('或')
  const en = wanted.map(({ kind }) => typeText(kind).en).join(' or ')
  const got = type !== null ? typeText(type.kind) : { 'zh-CN': name, en: name }
  return [
    {
      code: 'expression.wrong-type',
      message: {
        'zh-CN': `这里要的是${zh}，这个表达式得到的是${got['zh-CN']}。`,
        en: `This place takes ${en}; the expression gives ${got.en}.`,
      },
      start: 0,
      end: source.length,
    },
  ]
}

function typeNamed(name: string, scope: ExpressionScope): ValueType | 'empty-list' | null {
  switch (name) {
    case 'string':
    case 'int':
    case 'double':
    case 'bool':
      return { kind: name }
    case 'list':
    case 'list<T>':
      return 'empty-list'
  }
  const item = /^list<(.*)>$/.exec(name)?.[1]
  if (item === undefined) return scope.structs.get(name) ?? null
  const type = typeNamed(item, scope)
  return typeof type === 'object' && type !== null ? { kind: 'list', item: type } : null
}
