import { parseDay } from '../civil-time.ts'
import type { ConditionTree, Literal, Operand } from '../condition-tree.ts'
import type { ExpressionScope } from '../expression-scope.ts'
import { fieldsOf } from './condition-field.ts'

/** What a field may hold, as far as conditions tell its values apart. */
export type Cell =
  | { readonly kind: 'absent' }
  | { readonly kind: 'value'; readonly value: Literal }
  /** Any text that no condition names. */
  | { readonly kind: 'other'; readonly named: readonly Literal[] }
  /** Strictly between two numbers or days that conditions name; null for no bound. */
  | { readonly kind: 'between'; readonly above: Literal | null; readonly below: Literal | null }
  /** A list, by which of the named items it holds. */
  | {
      readonly kind: 'list'
      readonly items: readonly Literal[]
      readonly named: readonly Literal[]
    }

/** A field with everything it may hold. */
export interface Dimension {
  readonly field: string
  readonly cells: readonly Cell[]
}

/** Most items of a list that are told apart. */
const MOST_ITEMS = 4

/** The fields that conditions ask for, with what each may hold: the declared choices, yes and no, the numbers and days that are named and
 *  the ranges between them. Fields of which that is not known are left out. */
export function dimensionsOf(
  trees: readonly ConditionTree[],
  scope: ExpressionScope,
): readonly Dimension[] {
  const named = new Map<string, readonly Literal[]>()
  for (const { field, values } of trees.flatMap(namedIn)) {
    named.set(field, [...(named.get(field) ?? []), ...values])
  }
  const known = new Map(fieldsOf(scope, 'zh-CN').map((field) => [field.path, field]))
  return [...named].flatMap(([path, literals]) => {
    const field = known.get(path)
    if (field === undefined || field.kind === 'struct') return []
    const values = [...new Set(literals)]
    const cells = cellsOf(field, { values, bounds: boundsAt(path, scope) })
    if (cells === null) return []
    return [
      { field: path, cells: field.isOptional ? [...cells, { kind: 'absent' } as const] : cells },
    ]
  })
}

/** What each field holds; a field that is not there may hold anything. */
export type Holding = ReadonlyMap<string, Cell>

/** Every combination of what fields may hold; null where there are more than `most`. */
export function holdingsOf(
  dimensions: readonly Dimension[],
  most: number,
): readonly Holding[] | null {
  const count = dimensions.reduce((product, { cells }) => product * cells.length, 1)
  if (count > most || count === 0) return null
  return dimensions.reduce<readonly Holding[]>(
    (known, { field, cells }) =>
      known.flatMap((holding) => cells.map((cell) => new Map([...holding, [field, cell]]))),
    [new Map()],
  )
}

interface Named {
  readonly field: string
  readonly values: readonly Literal[]
}

/** The fields of a condition, with the values they are compared with. */
function namedIn(tree: ConditionTree): readonly Named[] {
  switch (tree.kind) {
    case 'all':
    case 'any':
      return tree.parts.flatMap(namedIn)
    case 'not':
      return namedIn(tree.part)
    case 'compare':
      return [{ field: tree.field, values: valuesOf(tree.to) }]
    case 'one-of':
      return [{ field: tree.field, values: tree.values }]
    case 'includes':
      return [{ field: tree.field, values: valuesOf(tree.item) }]
    case 'text':
    case 'has':
    case 'yes':
      return [{ field: tree.field, values: [] }]
    case 'locked':
      return []
  }
}

function valuesOf(to: Operand): readonly Literal[] {
  return 'value' in to ? [to.value] : []
}

interface Bounds {
  readonly minimum: number | undefined
  readonly maximum: number | undefined
}

function boundsAt(path: string, scope: ExpressionScope): Bounds {
  const [variable = '', ...keys] = path.split('.')
  const names = scope.names()
  const name = keys.reduce((group, key) => group?.fields?.[key], names[variable])
  return { minimum: name?.minimum, maximum: name?.maximum }
}

interface Asked {
  readonly values: readonly Literal[]
  readonly bounds: Bounds
}

type Field = ReturnType<typeof fieldsOf>[number]

function cellsOf(field: Field, asked: Asked): readonly Cell[] | null {
  if (field.choices.length > 0) return field.choices.map(({ value }) => valueCell(value))
  switch (field.kind) {
    case 'bool':
      return [valueCell(true), valueCell(false)]
    case 'int':
    case 'double':
      return numberCells(asked, field.kind === 'int')
    case 'list':
      return asked.values.length > MOST_ITEMS ? null : listCells(asked.values)
    default:
      return field.format === 'date'
        ? dayCells(asked.values)
        : [...asked.values.map(valueCell), { kind: 'other', named: asked.values }]
  }
}

function valueCell(value: Literal): Cell {
  return { kind: 'value', value }
}

function numberCells({ values, bounds }: Asked, isWhole: boolean): readonly Cell[] {
  const { minimum, maximum } = bounds
  const isWithin = (value: number) =>
    (minimum === undefined || value >= minimum) && (maximum === undefined || value <= maximum)
  const points = values
    .filter((value): value is number => typeof value === 'number' && isWithin(value))
    .sort((a, b) => a - b)
  const hasRoom = (above: number | null, below: number | null) => {
    const [from, to] = [above ?? minimum, below ?? maximum]
    if (from === undefined || to === undefined) return true
    // A bound itself belongs to the range, a named number does not.
    const [least, most] = [above === null ? from : from + 1, below === null ? to : to - 1]
    return isWhole ? Math.ceil(least) <= Math.floor(most) : from < to
  }
  return rangesOf(points, hasRoom)
}

function dayCells(values: readonly Literal[]): readonly Cell[] {
  const points = values.filter((value): value is string => typeof value === 'string').sort()
  return rangesOf(points, (above, below) => {
    if (above === null || below === null) return true
    const [from, to] = [parseDay(above), parseDay(below)]
    // What is no day has no neighbours.
    return from === null || to === null || to - from > 1
  })
}

/** The points in their order with the ranges around them that have room for a value. */
function rangesOf<T extends string | number>(
  points: readonly T[],
  hasRoom: (above: T | null, below: T | null) => boolean,
): readonly Cell[] {
  const last = points.at(-1) ?? null
  const before = points.flatMap((point, index): readonly Cell[] => {
    const above = points[index - 1] ?? null
    const range: Cell = { kind: 'between', above, below: point }
    return hasRoom(above, point) ? [range, valueCell(point)] : [valueCell(point)]
  })
  return hasRoom(last, null) ? [...before, { kind: 'between', above: last, below: null }] : before
}

function listCells(named: readonly Literal[]): readonly Cell[] {
  let subsets: readonly (readonly Literal[])[] = [[]]
  for (const value of named) {
    subsets = subsets.flatMap((items) => [items, [...items, value]])
  }
  return subsets.map((items) => ({ kind: 'list', items, named }))
}
