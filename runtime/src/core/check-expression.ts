import { slippedName } from '@linli/schemas/nearest-name'
import type { ASTNode } from '@marcbachmann/cel-js'
import { calledField } from './called-field.ts'
import { runnableSource } from './expression.ts'
import { describeCelError, isCelError } from './expression-errors.ts'
import { fieldOf } from './expression-names.ts'
import type { ExpressionProblem } from './expression-problem.ts'
import { profileProblems } from './expression-profile.ts'
import type { ExpressionScope } from './expression-scope.ts'
import type { ValueType } from './expression-types.ts'
import { isAssignable, typeText } from './expression-types.ts'
import { namedNodes, nameOfNode } from './named-node.ts'
import { unansweredNumbers } from './unanswered-numbers.ts'
import { noFields, unknownField } from './unknown-field.ts'

/** Everything wrong with an expression in its place: where, in the titles of the fields, with the nearest right name. An
 *  expression without problems compiles, and fails at run time only where arithmetic has no answer (a division by zero,
 *  an index outside a list, a text that is no number). `wanted` lists the types the place takes. */
export function checkExpression(
  source: string,
  scope: ExpressionScope,
  wanted: readonly ValueType[],
): ExpressionProblem[] {
  return problemsOf(source, scope, wanted).map((problem) => placed(problem, source))
}

/** The sentence says where the problem begins, unless it is the expression as a whole. */
function placed(problem: ExpressionProblem, source: string): ExpressionProblem {
  const { start, end, code, message } = problem
  if (code === 'expression.malformed' || (start === 0 && end >= source.length)) return problem
  return {
    ...problem,
    message: {
      'zh-CN': `第 ${start + 1} 个字：${message['zh-CN']}`,
      en: `Character ${start + 1}: ${message.en ?? message['zh-CN']}`,
    },
  }
}

function problemsOf(
  source: string,
  scope: ExpressionScope,
  wanted: readonly ValueType[],
): ExpressionProblem[] {
  let tree: ASTNode
  try {
    tree = scope.environment.parse(source).ast
  } catch (error) {
    return [describeCelError(error, null, { source, scope })]
  }
  const profile = profileProblems(tree, scope)
  if (profile.length > 0) return profile
  const fields = fieldProblems(tree, scope)
  if (fields.length > 0) return fields
  const checked = typeChecked(source, scope)
  if (checked === null) return [untyped(source)]
  if (!checked.valid) return [describeCelError(checked.error, tree, { source, scope })]
  // What runs is the source with its price in it: nothing else in it can be wrong but that it is more.
  if (!typeChecked(runnableSource(source, scope), scope)?.valid) return [tooLarge(source)]
  return [
    ...unansweredNumbers(tree, scope),
    ...wantedProblems(checked.type ?? '', { source, scope, wanted }),
  ]
}

/** Fields that are not there. The library would find them too, but for two: it takes any field for granted inside `has(…)`,
 *  and knows those by which presence is read. */
function fieldProblems(tree: ASTNode, scope: ExpressionScope): ExpressionProblem[] {
  return namedNodes(tree, scope.names()).flatMap(({ node, names }): ExpressionProblem[] => {
    if (node.op !== '.') return []
    const [owner, field] = node.args
    const group = nameOfNode(owner, names)
    if (group === null || fieldOf(group, field) !== null) return []
    const isGroup = group.kind === 'struct'
    const called = calledField(owner.input.slice(owner.start, owner.end), group)
    const [zh, en] = isGroup ? unknownField(field, group) : noFields(called, group.kind)
    return [
      {
        code: isGroup ? 'expression.unknown-field' : 'expression.index',
        message: { 'zh-CN': zh, en },
        start: isGroup ? node.end - field.length : node.start,
        end: node.end,
        ...(isGroup && meantBy(field, Object.keys(group.fields ?? {}))),
      },
    ]
  })
}

function meantBy(name: string, known: readonly string[]): Pick<ExpressionProblem, 'meant'> {
  const meant = slippedName(name, known)
  return meant === null ? {} : { meant }
}

/** Null where a value has no type, as the items of an empty list: the library finds several operators for it, and gives
 *  an error that is none of its own. */
function typeChecked(source: string, { environment }: ExpressionScope) {
  const checked = environment.check(source)
  return checked.valid || isCelError(checked.error) ? checked : null
}

function untyped(source: string): ExpressionProblem {
  return {
    code: 'expression.invalid',
    message: {
      'zh-CN': '这里有没有类型的值，例如空列表里的项。',
      en: 'There is a value without a type, like an item of an empty list.',
    },
    start: 0,
    end: source.length,
  }
}

function tooLarge(source: string): ExpressionProblem {
  return {
    code: 'expression.too-complex',
    message: {
      'zh-CN': '这个表达式太长了：拆成几步，先把一部分算到字段里。',
      en: 'The expression is too long; compute a part of it into a field first.',
    },
    start: 0,
    end: source.length,
  }
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
