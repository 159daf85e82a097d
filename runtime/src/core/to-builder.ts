import type { ASTNode } from '@marcbachmann/cel-js'
import type {
  ComparisonOperator,
  ConditionTree,
  Literal,
  Operand,
  TextTest,
} from './condition-tree.ts'
import { TEXT_TESTS } from './condition-tree.ts'
import type { ExpressionNames, SpokenName } from './expression-names.ts'
import { literalOf } from './literal-node.ts'
import { nameOfNode } from './named-node.ts'
import { sourceOfNode } from './node-source.ts'
import { parseExpression } from './parse-expression.ts'
import { partsOf } from './render-expression.ts'

/** The tree of a condition for a visual builder, or null where it is not of that shape: a computed value, a function
 *  besides has and the text tests, a name that is not declared, sides of two types. `fromBuilder` of the tree means what
 *  the source means. */
export function toBuilder(source: string, names: ExpressionNames): ConditionTree | null {
  const tree = parseExpression(source)
  return tree === null ? null : condition(tree, names)
}

/** The tree of any condition that is well formed, with the parts that no other shape says locked; null where it is malformed.
 *  `fromBuilder` of the tree means what the source means. */
export function toLockedBuilder(source: string, names: ExpressionNames): ConditionTree | null {
  const tree = parseExpression(source)
  if (tree === null) return null
  return lockedCondition(tree, names) ?? { kind: 'locked', cel: source.trim() }
}

/** Null where the text of a part cannot be told from that of the others. */
function lockedCondition(node: ASTNode, names: ExpressionNames): ConditionTree | null {
  const whole = condition(node, names)
  if (whole !== null) return whole
  switch (node.op) {
    case '&&':
    case '||': {
      const parts = partsOf(node, node.op).map((part) => lockedCondition(part, names))
      if (!isWhole(parts)) return null
      return { kind: node.op === '&&' ? 'all' : 'any', parts }
    }
    case '!_': {
      const part = lockedCondition(node.args, names)
      return part === null ? null : { kind: 'not', part }
    }
    default: {
      const cel = sourceOfNode(node)
      return cel === null ? null : { kind: 'locked', cel }
    }
  }
}

function condition(node: ASTNode, names: ExpressionNames): ConditionTree | null {
  switch (node.op) {
    case '&&':
    case '||': {
      const parts = partsOf(node, node.op).map((part) => condition(part, names))
      if (!isWhole(parts)) return null
      return { kind: node.op === '&&' ? 'all' : 'any', parts }
    }
    case '!_': {
      const part = condition(node.args, names)
      return part === null ? null : { kind: 'not', part }
    }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(node, names)
    case 'in':
      return membership(node, names)
    case 'call':
      return presence(node, names)
    case 'rcall':
      return textTest(node, names)
    case '.': {
      const field = plainField(node, names)
      return field?.name.kind === 'bool' ? { kind: 'yes', field: field.path } : null
    }
    default:
      return null
  }
}

function isWhole<T>(parts: readonly (T | null)[]): parts is readonly T[] {
  return parts.every((part) => part !== null)
}

interface PlainField {
  readonly path: string
  readonly name: SpokenName
}

/** A chain of declared names, at least one of them below its variable. */
function plainField(node: ASTNode, names: ExpressionNames): PlainField | null {
  const path = node.op === '.' ? pathOf(node) : null
  const name = path === null ? null : nameOfNode(node, names)
  return path === null || name === null ? null : { path, name }
}

function pathOf(node: ASTNode): string | null {
  if (node.op === 'id') return node.args
  if (node.op !== '.') return null
  const owner = pathOf(node.args[0])
  return owner === null ? null : `${owner}.${node.args[1]}`
}

/** A written value or a field, of the kind that its place asks for. */
function operand(
  node: ASTNode,
  kind: SpokenName['kind'] | undefined,
  names: ExpressionNames,
): Operand | null {
  if (kind === undefined) return null
  const field = plainField(node, names)
  if (field !== null) return field.name.kind === kind ? { field: field.path } : null
  const value = literal(node, kind)
  return value === null ? null : { value }
}

function literal(node: ASTNode, kind: SpokenName['kind']): Literal | null {
  const value = literalOf(node)
  if (value === null || nameOfNode(node, {})?.kind !== kind) return null
  return kind === 'int' && !Number.isSafeInteger(value) ? null : value
}

const MIRRORED: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

function comparison(
  node: ASTNode & { op: ComparisonOperator },
  names: ExpressionNames,
): ConditionTree | null {
  const [left, right] = node.args
  const isMirrored = plainField(left, names) === null
  const [subject, object] = isMirrored ? [right, left] : [left, right]
  const field = plainField(subject, names)
  if (field === null) return null
  const operator = isMirrored ? MIRRORED[node.op] : node.op
  const isEquality = operator === '==' || operator === '!='
  if (!isEquality && !ORDERED.includes(field.name.kind)) return null
  if (!COMPARED.includes(field.name.kind)) return null
  const to = operand(object, field.name.kind, names)
  return to === null ? null : { kind: 'compare', field: field.path, operator, to }
}

const ORDERED: readonly string[] = ['string', 'int', 'double']
const COMPARED: readonly string[] = [...ORDERED, 'bool']

function membership(
  { args: [sought, list] }: ASTNode & { op: 'in' },
  names: ExpressionNames,
): ConditionTree | null {
  const held = plainField(list, names)
  if (held !== null) {
    const kind = held.name.item?.kind
    const item = kind !== undefined && COMPARED.includes(kind) ? operand(sought, kind, names) : null
    return item === null ? null : { kind: 'includes', field: held.path, item }
  }
  const field = plainField(sought, names)
  if (field === null || list.op !== 'list' || !COMPARED.includes(field.name.kind)) return null
  const values = list.args.map((each) => literal(each, field.name.kind))
  return values.length > 0 && isWhole(values) ? { kind: 'one-of', field: field.path, values } : null
}

function presence(
  { args: [name, args] }: ASTNode & { op: 'call' },
  names: ExpressionNames,
): ConditionTree | null {
  const asked = name === 'has' && args.length === 1 ? args[0] : undefined
  const field = asked === undefined ? null : plainField(asked, names)
  return field === null ? null : { kind: 'has', field: field.path }
}

function textTest(
  { args: [name, receiver, args] }: ASTNode & { op: 'rcall' },
  names: ExpressionNames,
): ConditionTree | null {
  const test = TEXT_TESTS.find((each): each is TextTest => each === name)
  const field = plainField(receiver, names)
  const [argument] = args
  if (test === undefined || field?.name.kind !== 'string') return null
  if (argument === undefined || args.length !== 1) return null
  const sought = operand(argument, 'string', names)
  return sought === null ? null : { kind: 'text', field: field.path, test, sought }
}
