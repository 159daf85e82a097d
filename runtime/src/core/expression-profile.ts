import { nearestName, slippedName } from '@linli/schemas/nearest-name'
import type { ASTNode } from '@marcbachmann/cel-js'
import type { ExpressionProblem } from './expression-problem.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { childrenOf } from './expression-tree.ts'

/** The functions of the profile. `matches` is left out: it backtracks, 28 characters took 9 s. */
export const FUNCTIONS: readonly string[] = [
  'has',
  'size',
  'string',
  'int',
  'double',
  'contains',
  'startsWith',
  'endsWith',
  'trim',
  'lowerAscii',
  'upperAscii',
  'indexOf',
  'substring',
  'split',
  'join',
  'all',
  'exists',
  'exists_one',
  'map',
  'filter',
]

const COMPREHENSIONS: readonly string[] = ['all', 'exists', 'exists_one', 'map', 'filter']
const MAX_COMPREHENSIONS = 2

/** What a syntactically correct expression uses that the strict profile does not have. */
export function profileProblems(tree: ASTNode, scope: ExpressionScope): ExpressionProblem[] {
  return visit(tree, { names: new Set(Object.keys(scope.variables)), nesting: 0 })
}

interface Inside {
  /** Variables known here, those of the comprehensions around included. */
  readonly names: ReadonlySet<string>
  readonly nesting: number
}

function visit(node: ASTNode, inside: Inside): ExpressionProblem[] {
  const own = problemOf(node, inside)
  if (own !== null) return [own]
  if (node.op === 'rcall' && COMPREHENSIONS.includes(node.args[0])) {
    return visitComprehension(node, inside)
  }
  return childrenOf(node).flatMap((child) => visit(child, inside))
}

function visitComprehension(
  node: Extract<ASTNode, { op: 'rcall' }>,
  inside: Inside,
): ExpressionProblem[] {
  const [name, receiver, args] = node.args
  const [variable, ...bodies] = args
  if (args.length < 2 || args.length > (name === 'map' ? 3 : 2)) {
    return [
      problem(node, 'expression.wrong-use', [
        `“${name}(…)”要写两部分：一项的名字和对它的要求，例如 ${name}(x, x != "")。`,
        `“${name}(…)” takes two parts: a name for an item and what is asked of it, like ${name}(x, x != "").`,
      ]),
    ]
  }
  if (inside.nesting === MAX_COMPREHENSIONS) {
    return [
      problem(node, 'expression.too-complex', [
        '列表里套列表最多两层。',
        'Comprehensions nest at most two deep.',
      ]),
    ]
  }
  const names = new Set(inside.names)
  if (variable?.op === 'id') names.add(variable.args)
  const within = { names, nesting: inside.nesting + 1 }
  return [...visit(receiver, inside), ...bodies.flatMap((body) => visit(body, within))]
}

function problemOf(node: ASTNode, { names }: Inside): ExpressionProblem | null {
  switch (node.op) {
    case 'id':
      return names.has(node.args) ? null : unknownName(node, [...names])
    case 'call':
    case 'rcall':
      return FUNCTIONS.includes(node.args[0]) ? null : unknownFunction(node, node.args[0])
    case '[]':
      return isLiteral(node.args[1])
        ? null
        : problem(node, 'expression.index', [
            '方括号里只能写固定的序号，例如 [0]。',
            'Brackets take a fixed index only, like [0].',
          ])
    case 'value':
      if (isLiteral(node)) return null
      return problem(
        node,
        'expression.literal',
        node.args === null
          ? [
              '这里没有“空值”；用 has(…) 判断有没有填。',
              'There is no null here; ask has(…) whether a field is answered.',
            ]
          : ['值只能是文字、数字或是/否。', 'Values are texts, numbers, and yes or no.'],
      )
    case 'map':
      return problem(node, 'expression.literal', [
        '这里不能写 { } 键值。',
        'Map literals are not part of the profile.',
      ])
    default:
      return null
  }
}

function isLiteral(node: ASTNode): boolean {
  return node.op === 'value' && ['string', 'number', 'bigint', 'boolean'].includes(typeof node.args)
}

function unknownName(node: ASTNode & { op: 'id' }, names: readonly string[]): ExpressionProblem {
  const near = nearestName(node.args, names)
  const meant = slippedName(node.args, names)
  const found = problem(node, 'expression.unknown-name', [
    near === null
      ? `没有叫“${node.args}”的变量，这里可以用：${names.join('、')}。`
      : `没有叫“${node.args}”的变量，是不是“${near}”？`,
    near === null
      ? `There is no variable “${node.args}”; known here: ${names.join(', ')}.`
      : `There is no variable “${node.args}”; did you mean “${near}”?`,
  ])
  return meant === null ? found : { ...found, meant }
}

function unknownFunction(node: ASTNode, name: string): ExpressionProblem {
  const near = nearestName(name, FUNCTIONS)
  return problem(node, 'expression.unknown-function', [
    near === null
      ? `没有叫“${name}”的函数，可以用：${FUNCTIONS.join('、')}。`
      : `没有叫“${name}”的函数，是不是“${near}”？`,
    near === null
      ? `There is no function “${name}”; known: ${FUNCTIONS.join(', ')}.`
      : `There is no function “${name}”; did you mean “${near}”?`,
  ])
}

function problem(
  node: ASTNode,
  code: string,
  [zh, en]: readonly [zh: string, en: string],
): ExpressionProblem {
  return { code, message: { 'zh-CN': zh, en }, start: node.start, end: node.end }
}
