import { type Locale, type LocaleText, textIn } from '@linli/schemas/locale-text'
import { createContext, use } from 'react'

/** What keeps answers from being accepted; `field` is a dotted path, `''` for the whole form. */
export interface Problem {
  readonly field: string
  readonly code: string
  readonly message: LocaleText
}

/** One sentence for one control. */
export interface ShownProblem {
  readonly field: string
  readonly sentence: string
}

const ID_PREFIX = 'answer'
export const ID_SEPARATOR = '.'

/** The DOM id of the control that asks for `field`. */
export function controlId(field: string, prefix: string = ID_PREFIX): string {
  return field === '' ? prefix : `${prefix}${ID_SEPARATOR}${field}`
}

/** The dotted path a DOM id of this form stands for. */
export function fieldOf(id: string, prefix: string = ID_PREFIX): string {
  return id === prefix ? '' : id.slice(prefix.length + ID_SEPARATOR.length)
}

/** One sentence a field, in the order of the form's fields; the first problem of a field is the one told. */
export function showProblems(
  problems: readonly Problem[],
  order: readonly string[],
  locale: Locale,
): readonly ShownProblem[] {
  const first = new Map<string, Problem>()
  for (const problem of problems) {
    const field = shownField(problem.field, order)
    if (!first.has(field)) first.set(field, problem)
  }
  return [...first]
    .sort(([a], [b]) => rank(a, order) - rank(b, order))
    .map(([field, problem]) => ({
      field,
      sentence: withRow(textIn(problem.message, locale), rowOf(field, order), locale),
    }))
}

/** `photos.0` has no control of its own: the control of `photos` answers for it. A cell of a row has one: `people.0.name`. */
function shownField(field: string, order: readonly string[]): string {
  if (field === '' || order.includes(field) || rowOf(field, order) !== null) return field
  const parent = field.slice(0, Math.max(0, field.lastIndexOf('.')))
  return shownField(parent, order)
}

interface Row {
  readonly list: string
  /** Counted from 0. */
  readonly index: number
}

/** The row of a list that a cell stands in; null for what is no cell. */
function rowOf(field: string, order: readonly string[]): Row | null {
  const found = /^(.+?)\.(\d+)\.(?:.*\.)?[^.\d][^.]*$/.exec(field)
  const list = found?.[1]
  if (list === undefined || !order.includes(list)) return null
  return { list, index: Number(found?.[2]) }
}

function rank(field: string, order: readonly string[]): number {
  const row = rowOf(field, order)
  const index = order.indexOf(row?.list ?? field)
  // Rows after their list, in their own order; no list has a million.
  if (index === -1) return order.length
  return row === null ? index : index + (row.index + 1) / 1_000_000
}

/** Cells of all rows are called the same: the row is said before the sentence. */
function withRow(sentence: string, row: Row | null, locale: Locale): string {
  if (row === null) return sentence
  return locale === 'en'
    ? `Row ${row.index + 1}: ${sentence}`
    : `第 ${row.index + 1} 项：${sentence}`
}

/** DOM id → sentence. Context, not props, so that a new sentence redraws only the control it belongs to. */
export const ProblemsContext = createContext<ReadonlyMap<string, string>>(new Map())

export function useProblem(id: string): string | undefined {
  return use(ProblemsContext).get(id)
}
