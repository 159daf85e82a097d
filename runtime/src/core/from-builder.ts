import type { ConditionTree, Literal, Operand } from './condition-tree.ts'
import type { ExpressionNames, SpokenName } from './expression-names.ts'
import { fieldOf } from './expression-names.ts'
import { parseExpression } from './parse-expression.ts'

/** A condition's tree as CEL, or null where it is none yet: a name that is not declared, a value of another type than its
 *  field, a group without parts, more than an expression may hold. `toBuilder` of the text is the tree again; groups of a
 *  single part, and groups right inside one of their own kind, come back without their brackets. */
export function fromBuilder(tree: ConditionTree, names: ExpressionNames): string | null {
  try {
    const text = written(tree, names)
    return parseExpression(text) === null ? null : text
  } catch (error) {
    if (error instanceof NoCondition) return null
    throw error
  }
}

/** Leaves the tree from any depth; never leaves this file. */
class NoCondition extends Error {}

function written(tree: ConditionTree, names: ExpressionNames): string {
  switch (tree.kind) {
    case 'all':
    case 'any':
      return group(tree, names)
    case 'not': {
      const part = written(tree.part, names)
      return isAtom(tree.part) ? `!${part}` : `!(${part})`
    }
    case 'compare':
      return comparison(tree, names)
    case 'one-of': {
      const { kind } = fieldAt(tree.field, names)
      if (tree.values.length === 0) throw new NoCondition()
      return `${tree.field} in [${tree.values.map((value) => literal(value, kind)).join(', ')}]`
    }
    case 'includes': {
      const { item } = fieldAt(tree.field, names)
      if (item === undefined) throw new NoCondition()
      return `${operand(tree.item, item.kind, names)} in ${tree.field}`
    }
    case 'has':
      fieldAt(tree.field, names)
      return `has(${tree.field})`
    case 'text':
      if (fieldAt(tree.field, names).kind !== 'string') throw new NoCondition()
      return `${tree.field}.${tree.test}(${operand(tree.sought, 'string', names)})`
    case 'yes':
      if (fieldAt(tree.field, names).kind !== 'bool') throw new NoCondition()
      return tree.field
    case 'locked':
      return wellFormed(tree.cel)
  }
}

function comparison(tree: ConditionTree & { kind: 'compare' }, names: ExpressionNames): string {
  const { kind } = fieldAt(tree.field, names)
  const isEquality = tree.operator === '==' || tree.operator === '!='
  if (kind === 'bool' && !isEquality) throw new NoCondition()
  return `${tree.field} ${tree.operator} ${operand(tree.to, kind, names)}`
}

/** What is malformed alone might be well formed among its neighbours, and mean something else. */
function wellFormed(cel: string): string {
  if (parseExpression(cel) === null) throw new NoCondition()
  return cel
}

function group(tree: ConditionTree & { kind: 'all' | 'any' }, names: ExpressionNames): string {
  const parts = tree.parts.flatMap((part) => partsOf(part, tree.kind))
  const [only] = parts
  if (only === undefined) throw new NoCondition()
  if (parts.length === 1) return written(only, names)
  return parts
    .map((part) => (needsBrackets(part) ? `(${written(part, names)})` : written(part, names)))
    .join(tree.kind === 'all' ? ' && ' : ' || ')
}

/** The parts of a group, those of a group of the same kind inside it included. */
function partsOf(tree: ConditionTree, kind: 'all' | 'any'): readonly ConditionTree[] {
  if (!isGroup(tree)) return [tree]
  const isOne = tree.kind === kind || tree.parts.length === 1
  return isOne ? tree.parts.flatMap((part) => partsOf(part, kind)) : [tree]
}

function isGroup(tree: ConditionTree): tree is ConditionTree & { kind: 'all' | 'any' } {
  return tree.kind === 'all' || tree.kind === 'any'
}

/** What is locked may hold an operator of any rank. */
function needsBrackets(tree: ConditionTree): boolean {
  return isGroup(tree) || tree.kind === 'locked'
}

function isAtom(tree: ConditionTree): boolean {
  return ['not', 'has', 'text', 'yes'].includes(tree.kind)
}

function fieldAt(path: string, names: ExpressionNames): SpokenName {
  const [variable = '', ...keys] = path.split('.')
  const root = Object.hasOwn(names, variable) ? (names[variable] ?? null) : null
  const known = keys.reduce<SpokenName | null>(fieldOf, root)
  if (known === null || keys.length === 0) throw new NoCondition()
  return known
}

function operand(to: Operand, kind: SpokenName['kind'], names: ExpressionNames): string {
  if (!('field' in to)) return literal(to.value, kind)
  if (fieldAt(to.field, names).kind !== kind || !SCALARS.includes(kind)) throw new NoCondition()
  return to.field
}

const SCALARS: readonly string[] = ['string', 'int', 'double', 'bool']

/** Half of a surrogate pair: CEL has no such text. */
const LONE = /[\ud800-\udfff]/u

function literal(value: Literal, kind: SpokenName['kind']): string {
  if (typeof value === 'string' && kind === 'string' && !LONE.test(value))
    return JSON.stringify(value)
  if (typeof value === 'boolean' && kind === 'bool') return String(value)
  if (typeof value === 'number' && kind === 'int' && Number.isSafeInteger(value)) {
    return String(value + 0)
  }
  if (typeof value === 'number' && kind === 'double' && Number.isFinite(value)) {
    const text = String(value + 0)
    return /[.e]/.test(text) ? text : `${text}.0`
  }
  throw new NoCondition()
}
