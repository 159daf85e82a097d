import { nearestName } from '@linli/schemas/nearest-name'
import type { ASTNode } from '@marcbachmann/cel-js'
import { TypeError as CelTypeError, ParseError } from '@marcbachmann/cel-js'
import type { Sentence } from './called-field.ts'
import { calledField } from './called-field.ts'
import type { ExpressionProblem } from './expression-problem.ts'
import { FUNCTIONS } from './expression-profile.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { typeText } from './expression-types.ts'
import { malformed } from './malformed-expression.ts'
import { namedNodes, nameOfNode } from './named-node.ts'
import { noFields, unknownField } from './unknown-field.ts'

interface Described {
  readonly code: string
  readonly sentence: Sentence
}

/** An error of the CEL library as a problem with a sentence for people, in the titles of the fields it is about. The
 *  library's codes are stable; its texts only fill in names. `tree` is null where there is none. Throws anything else. */
export function describeCelError(
  error: unknown,
  tree: ASTNode | null,
  { source, scope }: { readonly source: string; readonly scope: ExpressionScope },
): ExpressionProblem {
  if (!isCelError(error)) throw error
  const start = error.range?.start ?? 0
  const end = error.range?.end ?? source.length
  if (tree === null) return malformed(source, { start, end }, scope)
  const place = placeOf(error, tree, scope)
  const { code, sentence } = describe(error, place, scope)
  const [zh, en] = sentence
  // A chain is what is wrong in it, not its last name, unless that is the name nobody knows.
  const from = error.code === 'no_such_key' ? start : Math.min(start, place.node?.start ?? start)
  return { code, message: { 'zh-CN': zh, en }, start: from, end }
}

/** Whether an error is one of those by which the library judges an expression. */
export function isCelError(error: unknown): error is ParseError | CelTypeError {
  return error instanceof ParseError || error instanceof CelTypeError
}

/** A part of the expression with what is known of its parts. */
interface Place {
  readonly node: ASTNode | null
  /** `“年龄”（form.age）` of a part that is a field, or null. */
  called(part: ASTNode, more?: Sentence): Sentence | null
  owner(part: ASTNode): ReturnType<typeof nameOfNode>
}

function placeOf(error: ParseError | CelTypeError, tree: ASTNode, scope: ExpressionScope): Place {
  const at = namedNodes(tree, scope.names()).find(
    ({ node }) =>
      node.op === error.node?.op && node.start === error.node.start && node.end === error.node.end,
  )
  const names = at?.names ?? scope.names()
  return {
    node: at?.node ?? null,
    owner: (part) => nameOfNode(part, names),
    called(part, more) {
      if (!isChain(part)) return null
      return calledField(part.input.slice(part.start, part.end), nameOfNode(part, names), more)
    },
  }
}

function describe(
  error: ParseError | CelTypeError,
  place: Place,
  scope: ExpressionScope,
): Described {
  switch (error.code) {
    case 'no_such_key':
      return missing(error.summary.replace('No such key: ', ''), place)
    case 'no_such_overload':
      return wrongOperands(error.summary, place, scope)
    case 'no_matching_overload':
      return wrongUse(error.summary, place, scope)
    case 'invalid_condition_type':
    case 'invalid_logical_operand':
      return notYesNo(place)
    case 'cannot_index_type':
    case 'invalid_index_type':
      return indexed(place)
    case 'invalid_comprehension_range':
      return noList(place)
    case 'invalid_macro_argument':
      return {
        code: 'expression.wrong-use',
        sentence: [
          'has(…) 里要写一个字段，例如 has(form.age)。',
          'has(…) takes a field, like has(form.age).',
        ],
      }
    case 'incompatible_ternary_branches':
    case 'heterogeneous_list_element':
      return mixedTypes(error, scope)
    default:
      return {
        code: 'expression.invalid',
        sentence: [`表达式有问题：${error.summary}`, `The expression is wrong: ${error.summary}`],
      }
  }
}

function missing(name: string, { node, owner }: Place): Described {
  const group = node?.op === '.' || node?.op === '[]' ? owner(node.args[0]) : null
  return { code: 'expression.unknown-field', sentence: unknownField(name, group) }
}

/** `no such overload: int == double`, `no such overload: !int` */
function wrongOperands(summary: string, place: Place, scope: ExpressionScope): Described {
  const match =
    /^no such overload: (?:(.+) (==|!=|<=|>=|<|>|\+|-|\*|\/|%|in) (.+)|([!-])(.+))$/.exec(summary)
  const [left, operator = '', right] = [
    match?.[1],
    match?.[2] ?? match?.[4],
    match?.[3] ?? match?.[5] ?? '',
  ]
  const { node } = place
  const parts = node === null ? [] : Array.isArray(node.args) ? node.args : [node.args]
  if (left === undefined) {
    const [zh, en] = operandText(parts[0], right, { place, scope })
    return {
      code: 'expression.wrong-operands',
      sentence: [`${zh}前面不能用“${operator}”。`, `“${operator}” does not go before ${en}.`],
    }
  }
  if ([left, right].sort().join() === 'double,int') return mixedNumbers(operator)
  const [a, b] = [
    operandText(parts[0], left, { place, scope }),
    operandText(parts[1], right, { place, scope }),
  ]
  return {
    code: 'expression.wrong-operands',
    sentence: [
      `${a[0]}和${b[0]}之间不能用“${operator}”。`,
      `“${operator}” does not work between ${a[1]} and ${b[1]}.`,
    ],
  }
}

function mixedNumbers(operator: string): Described {
  return {
    code: 'expression.mixed-numbers',
    sentence: [
      `整数和小数不能直接用“${operator}”：把整数写成小数（3 写成 3.0），或用 double(…) 转换。`,
      `“${operator}” does not mix whole and decimal numbers: write 3 as 3.0, or convert with double(…).`,
    ],
  }
}

/** `found no matching overload for 'string.lower()'` */
function wrongUse(summary: string, place: Place, scope: ExpressionScope): Described {
  const match = /'(?:(.+)\.)?(\w+)\((.*)\)'/.exec(summary)
  const name = match?.[2] ?? ''
  const near = FUNCTIONS.includes(name) ? null : nearestName(name, FUNCTIONS)
  const types = [match?.[1] ?? '', ...(match?.[3] ?? '').split(', ')].filter((type) => type !== '')
  const { node } = place
  const parts =
    node?.op === 'rcall' ? [node.args[1], ...node.args[2]] : node?.op === 'call' ? node.args[1] : []
  if (types.length === 0) {
    return {
      code: 'expression.wrong-use',
      sentence: [`“${name}(…)”的括号里少了内容。`, `“${name}(…)” needs something in its brackets.`],
    }
  }
  const given = types.map((type, index) => operandText(parts[index], type, { place, scope }))
  return {
    code: 'expression.wrong-use',
    sentence: [
      `“${name}(…)”不能用在${given.map(([zh]) => zh).join('、')}上${near === null ? '' : `，是不是“${near}”`}。`,
      `“${name}(…)” does not take ${given.map(([, en]) => en).join(', ')}${near === null ? '' : `; did you mean “${near}”`}.`,
    ],
  }
}

function indexed({ node, called, owner }: Place): Described {
  const part = node?.op === '.' || node?.op === '[]' ? node.args[0] : null
  const kind = part === null ? null : (owner(part)?.kind ?? null)
  const field = part === null ? null : called(part)
  return { code: 'expression.index', sentence: noFields(field, kind) }
}

function notYesNo({ node, called, owner }: Place): Described {
  const parts = node?.op === '&&' || node?.op === '||' ? node.args : node === null ? [] : [node]
  const wrong = parts.find((part) => (owner(part)?.kind ?? 'bool') !== 'bool')
  const field = wrong === undefined ? null : called(wrong)
  return {
    code: 'expression.not-yes-no',
    sentence:
      field === null
        ? [
            '“&&”“||”“? :”要用是/否，例如先写成比较。',
            '“&&”, “||” and “? :” take yes or no; compare first.',
          ]
        : [
            `${field[0]}不是是/否：“&&”“||”“? :”要用是/否，例如先写成比较。`,
            `${field[1]} is not yes or no; “&&”, “||” and “? :” take yes or no, so compare it first.`,
          ],
  }
}

function noList({ node, called, owner }: Place): Described {
  const kind = (node === null ? null : owner(node))?.kind
  const [zh, en] = (node === null ? null : called(node)) ?? ['这里', 'This']
  const type = kind === undefined ? null : typeText(kind)
  return {
    code: 'expression.wrong-use',
    sentence: [
      `${zh}${type === null ? '不是列表' : `是${type['zh-CN']}，不是列表`}，不能逐项看。`,
      `${en} ${type === null ? 'is no list' : `is ${type.en}, not a list`}, so it has no items to look at.`,
    ],
  }
}

/** `… got 'int' and 'string'`, `… expected type 'string' but found 'int'` */
function mixedTypes(error: ParseError | CelTypeError, scope: ExpressionScope): Described {
  const isList = error.code === 'heterogeneous_list_element'
  const types = [...error.summary.matchAll(/'([^']+)'/g)].map(([, type = '']) => type)
  if ([...types].sort().join() === 'double,int') return mixedNumbers(isList ? '[ ]' : '? :')
  const texts = types.map((type) => named(type, scope))
  const [zh, en] = [
    texts.map((type) => type['zh-CN']).join('和'),
    texts.map((type) => type.en).join(' and '),
  ]
  return {
    code: 'expression.mixed-types',
    sentence: isList
      ? [
          `列表里的各项要是同一种，这里有${zh}。`,
          `The items of a list are of one type; here are ${en}.`,
        ]
      : [
          `“? :”的两边要是同一种，这里是${zh}。`,
          `Both sides of “? :” are of one type; here are ${en}.`,
        ],
  }
}

/** Names and places only, nothing computed. */
function isChain(node: ASTNode): boolean {
  if (node.op === 'id') return true
  return (node.op === '.' || node.op === '[]') && isChain(node.args[0])
}

/** `“年龄”（form.age，整数）`, or the type alone. */
function operandText(
  part: unknown,
  type: string,
  { place, scope }: { readonly place: Place; readonly scope: ExpressionScope },
): Sentence {
  const { 'zh-CN': zh, en } = named(type, scope)
  return (isPart(part) ? place.called(part, [zh, en]) : null) ?? [zh, en]
}

function isPart(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value
}

function named(type: string, scope: ExpressionScope) {
  switch (type) {
    case 'string':
    case 'int':
    case 'double':
    case 'bool':
      return typeText(type)
  }
  if (type.startsWith('list')) return typeText('list')
  // An item of an empty list has no type.
  return scope.structs.has(type)
    ? typeText('struct')
    : { 'zh-CN': '没有类型的值', en: 'a value without a type' }
}
