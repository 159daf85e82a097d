import type { ConditionField, ConditionTree, Literal } from '@linli/runtime/core'
import { isOpenNumber } from '@linli/runtime/core'
import { needs, OPERATORS, type Relation, relationsOf } from './condition-relation.ts'

/** A condition while somebody edits it: what a row still lacks is null. */
export type Part = Row | Group | Lock

export interface Row {
  readonly kind: 'row'
  /** Path of the field. */
  readonly field: string
  readonly relation: Relation
  readonly value: Literal | null
  /** For `oneOf` and `noneOf`. */
  readonly values: readonly Literal[]
  /** Path of the field it is compared with, in place of a value; null for none. */
  readonly other: string | null
  /** What a number without a value makes of the row; null where the condition asks for that elsewhere, or need not. */
  readonly whenEmpty: 'no' | 'yes' | null
}

export interface Group {
  readonly kind: 'group'
  readonly join: 'all' | 'any'
  /** Where the group must not hold. */
  readonly isDenied: boolean
  readonly parts: readonly Part[]
}

/** CEL that no row says. */
export interface Lock {
  readonly kind: 'lock'
  readonly cel: string
}

export type Fields = ReadonlyMap<string, ConditionField>

/** A row about a field with its usual relation, complete only where that needs no value. Null for a field that nothing can be asked
 *  of. */
export function rowAbout(field: ConditionField): Row | null {
  const [relation] = relationsOf(field)
  if (relation === undefined) return null
  return rowWith({ kind: 'row', field: field.path, relation, ...NOTHING }, relation, field)
}

const NOTHING = { value: null, values: [], other: null, whenEmpty: null } as const

/** The row with another relation; what it compares with stays where the new one needs it. */
export function rowWith(row: Row, relation: Relation, field: ConditionField | undefined): Row {
  const need = needs(relation)
  const asksNumber = need !== 'nothing' && isOpenNumber(field)
  const [first] = row.values
  return {
    ...row,
    relation,
    value: need === 'one' ? (row.value ?? first ?? null) : null,
    values: need === 'some' ? (row.value === null ? row.values : [row.value]) : [],
    other: need === 'one' ? row.other : null,
    whenEmpty: asksNumber ? (row.whenEmpty ?? 'no') : null,
  }
}

/** The outermost group of a condition; of no condition, one without parts. */
export function draftOf(tree: ConditionTree | null, fields: Fields): Group {
  if (tree === null) return { kind: 'group', join: 'all', isDenied: false, parts: [] }
  const part = partOf(tree, fields)
  return part.kind === 'group'
    ? part
    : { kind: 'group', join: 'all', isDenied: false, parts: [part] }
}

function partOf(tree: ConditionTree, fields: Fields): Part {
  switch (tree.kind) {
    case 'all':
    case 'any':
      return groupOf(tree, fields)
    case 'not':
      return deniedOf(tree.part, fields)
    case 'locked':
      return { kind: 'lock', cel: tree.cel }
    default:
      return rowOf(tree)
  }
}

function groupOf(tree: ConditionTree & { kind: 'all' | 'any' }, fields: Fields): Part {
  const parts = tree.parts.reduce<readonly Part[]>(
    (before, each) => withGuard(before, partOf(each, fields), { join: tree.kind, fields }),
    [],
  )
  const [only] = parts
  // `has(x) && x > 3` is one row.
  if (parts.length === 1 && only?.kind === 'row') return only
  return { kind: 'group', join: tree.kind, isDenied: false, parts }
}

/** The parts with one more; where the last of them only ask for the numbers it needs, it says that itself. */
function withGuard(
  before: readonly Part[],
  part: Part,
  { join, fields }: { readonly join: 'all' | 'any'; readonly fields: Fields },
): readonly Part[] {
  if (part.kind !== 'row' || part.whenEmpty !== null) return [...before, part]
  const open = openNumbers(part, fields)
  const relation = join === 'all' ? 'filled' : 'empty'
  const last = open.length === 0 ? [] : before.slice(-open.length)
  const isGuarded =
    open.length > 0 &&
    last.length === open.length &&
    last.every((each, at) => {
      return each.kind === 'row' && each.relation === relation && each.field === open[at]
    })
  if (!isGuarded) return [...before, part]
  const kept = before.slice(0, before.length - open.length)
  return [...kept, { ...part, whenEmpty: join === 'all' ? 'no' : 'yes' }]
}

/** The fields of a row that must have a value for it to be decided. */
function openNumbers(row: Row, fields: Fields): readonly string[] {
  if (needs(row.relation) === 'nothing') return []
  const paths = row.other === null || row.other === row.field ? [row.field] : [row.field, row.other]
  return paths.filter((path) => isOpenNumber(fields.get(path)))
}

const CONTRARY: Partial<Readonly<Record<Relation, Relation>>> = {
  oneOf: 'noneOf',
  contains: 'containsNot',
  includes: 'includesNot',
  yes: 'no',
  filled: 'empty',
}

function deniedOf(tree: ConditionTree, fields: Fields): Part {
  const part = partOf(tree, fields)
  if (part.kind === 'group' && !part.isDenied) return { ...part, isDenied: true }
  const contrary = part.kind === 'row' && part.whenEmpty === null ? CONTRARY[part.relation] : null
  if (part.kind === 'row' && contrary != null) return { ...part, relation: contrary }
  return { kind: 'group', join: 'all', isDenied: true, parts: [part] }
}

type Leaf = Exclude<ConditionTree, { kind: 'all' | 'any' | 'not' | 'locked' }>

function rowOf(leaf: Leaf): Row {
  const row = { kind: 'row', field: leaf.field, ...NOTHING } as const
  switch (leaf.kind) {
    case 'compare': {
      const found = Object.entries(OPERATORS).find(([, operator]) => operator === leaf.operator)
      // Every operator has its relation.
      return { ...row, relation: (found?.[0] ?? 'is') as Relation, ...operandOf(leaf.to) }
    }
    case 'one-of':
      return { ...row, relation: 'oneOf', values: leaf.values }
    case 'includes':
      return { ...row, relation: 'includes', ...operandOf(leaf.item) }
    case 'has':
      return { ...row, relation: 'filled' }
    case 'text':
      return { ...row, relation: leaf.test, ...operandOf(leaf.sought) }
    case 'yes':
      return { ...row, relation: 'yes' }
  }
}

function operandOf(to: { readonly value: Literal } | { readonly field: string }) {
  return 'field' in to ? { other: to.field } : { value: to.value }
}

/** The tree of a draft; null while a row lacks something, undefined for a group without parts. */
export function treeOf(part: Part, fields: Fields): ConditionTree | null | undefined {
  switch (part.kind) {
    case 'lock':
      return { kind: 'locked', cel: part.cel }
    case 'row':
      return guardedTree(part, fields)
    case 'group': {
      const parts = part.parts
        .map((each) => treeOf(each, fields))
        .filter((each) => each !== undefined)
      if (!isComplete(parts)) return null
      const [only] = parts
      if (only === undefined) return undefined
      const whole: ConditionTree = parts.length === 1 ? only : { kind: part.join, parts }
      return part.isDenied ? { kind: 'not', part: whole } : whole
    }
  }
}

function isComplete<T>(parts: readonly (T | null)[]): parts is readonly T[] {
  return parts.every((part) => part !== null)
}

function guardedTree(row: Row, fields: Fields): ConditionTree | null {
  const tree = rowTree(row)
  if (tree === null || row.whenEmpty === null) return tree
  const open = openNumbers(row, fields).map((field): ConditionTree => ({ kind: 'has', field }))
  if (open.length === 0) return tree
  return row.whenEmpty === 'no'
    ? { kind: 'all', parts: [...open, tree] }
    : { kind: 'any', parts: [...open.map((part) => ({ kind: 'not', part }) as const), tree] }
}

function rowTree({ field, relation, value, values, other }: Row): ConditionTree | null {
  const operator = OPERATORS[relation]
  const to = other !== null ? { field: other } : value === null ? null : { value }
  if (operator !== undefined) return to === null ? null : { kind: 'compare', field, operator, to }
  switch (relation) {
    case 'oneOf':
    case 'noneOf': {
      if (values.length === 0) return null
      return denied({ kind: 'one-of', field, values }, relation === 'noneOf')
    }
    case 'includes':
    case 'includesNot':
      if (to === null) return null
      return denied({ kind: 'includes', field, item: to }, relation === 'includesNot')
    case 'contains':
    case 'containsNot':
      if (to === null) return null
      return denied(
        { kind: 'text', field, test: 'contains', sought: to },
        relation === 'containsNot',
      )
    case 'startsWith':
    case 'endsWith':
      return to === null ? null : { kind: 'text', field, test: relation, sought: to }
    case 'yes':
    case 'no':
      return denied({ kind: 'yes', field }, relation === 'no')
    default:
      return denied({ kind: 'has', field }, relation === 'empty')
  }
}

function denied(part: ConditionTree, isDenied: boolean): ConditionTree {
  return isDenied ? { kind: 'not', part } : part
}
