import type { ASTNode } from '@marcbachmann/cel-js'
import type { ExpressionNames, SpokenName } from './expression-names.ts'
import { both, fieldOf } from './expression-names.ts'
import { childrenOf } from './expression-tree.ts'

/** What a part of an expression is called and what it gives, as far as the declared names tell; null where they do not. */
export function nameOfNode(node: ASTNode, names: ExpressionNames): SpokenName | null {
  switch (node.op) {
    case 'id':
      return Object.hasOwn(names, node.args) ? (names[node.args] ?? null) : null
    case '.':
      return fieldOf(nameOfNode(node.args[0], names), node.args[1])
    case '[]':
      return elementOf(node, names)
    case 'value':
      return nameOfValue(node.args)
    case 'list':
      return listOf(node.args[0] === undefined ? null : nameOfNode(node.args[0], names))
    case 'call':
    case 'rcall':
      return nameOfCall(node, names)
    case '?:':
      return nameOfNode(node.args[1], names)
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return untitled(nameOfNode(node.args[0], names))
    case '-_':
      return untitled(nameOfNode(node.args, names))
    default:
      return { kind: 'bool', title: null }
  }
}

function elementOf(node: ASTNode & { op: '[]' }, names: ExpressionNames): SpokenName | null {
  const [owner, index] = node.args
  const known = nameOfNode(owner, names)
  const key = index.op === 'value' ? index.args : null
  return typeof key === 'string' ? fieldOf(known, key) : (known?.item ?? null)
}

function nameOfValue(value: unknown): SpokenName | null {
  switch (typeof value) {
    case 'string':
      return { kind: 'string', title: null }
    case 'bigint':
      return { kind: 'int', title: null }
    case 'number':
      return { kind: 'double', title: null }
    case 'boolean':
      return { kind: 'bool', title: null }
    default:
      return null
  }
}

const RESULTS: Readonly<Record<string, SpokenName['kind']>> = {
  size: 'int',
  int: 'int',
  indexOf: 'int',
  double: 'double',
  string: 'string',
  trim: 'string',
  lowerAscii: 'string',
  upperAscii: 'string',
  substring: 'string',
  join: 'string',
}

function nameOfCall(
  node: Extract<ASTNode, { op: 'call' | 'rcall' }>,
  names: ExpressionNames,
): SpokenName | null {
  const name = node.args[0]
  const result = Object.hasOwn(RESULTS, name) ? RESULTS[name] : undefined
  if (result !== undefined) return { kind: result, title: null }
  if (name === 'split') return listOf({ kind: 'string', title: null })
  if (node.op !== 'rcall') return { kind: 'bool', title: null }
  const [, receiver, args] = node.args
  if (name === 'filter') return nameOfNode(receiver, names)
  if (name !== 'map') return { kind: 'bool', title: null }
  const body = args.at(-1)
  const item = body === undefined ? null : nameOfNode(body, namesInside(node, names))
  return listOf(item)
}

const NEAR = both('该项', 'the item')
const FAR = both('外层该项', 'the outer item')

/** The names inside a comprehension: its variable is the item, that of the one around it the outer item. */
export function namesInside(
  { args: [, receiver, [variable]] }: ASTNode & { op: 'rcall' },
  names: ExpressionNames,
): ExpressionNames {
  const item = nameOfNode(receiver, names)?.item ?? { kind: 'string', title: null }
  const around = Object.entries(names).map(
    ([name, known]) => [name, known.title === NEAR ? outer(known) : known] as const,
  )
  // The fields of the nearest item go without saying whose they are.
  const near: SpokenName = { ...item, title: NEAR, isFrame: true }
  return {
    ...Object.fromEntries(around),
    ...(variable?.op === 'id' ? { [variable.args]: near } : {}),
  }
}

function outer({ isFrame: _, ...rest }: SpokenName): SpokenName {
  return { ...rest, title: FAR }
}

function untitled(known: SpokenName | null): SpokenName | null {
  return known === null ? null : { kind: known.kind, title: null }
}

function listOf(item: SpokenName | null): SpokenName {
  return { kind: 'list', title: null, ...(item === null ? {} : { item }) }
}

/** Every part of a tree, outermost first, with the names that are known where it stands. */
export function namedNodes(
  node: ASTNode,
  names: ExpressionNames,
): { readonly node: ASTNode; readonly names: ExpressionNames }[] {
  const [first, ...others] = childrenOf(node)
  const isLoop = node.op === 'rcall' && LOOPS.includes(node.args[0])
  const inner = isLoop ? namesInside(node, names) : names
  return [
    { node, names },
    ...(first === undefined ? [] : namedNodes(first, names)),
    ...others.flatMap((other) => namedNodes(other, inner)),
  ]
}

const LOOPS: readonly string[] = ['all', 'exists', 'exists_one', 'map', 'filter']
