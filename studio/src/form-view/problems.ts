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
    .map(([field, problem]) => ({ field, sentence: textIn(problem.message, locale) }))
}

/** `photos.0` has no control of its own: the control of `photos` answers for it. */
function shownField(field: string, order: readonly string[]): string {
  if (field === '' || order.includes(field)) return field
  const parent = field.slice(0, Math.max(0, field.lastIndexOf('.')))
  return shownField(parent, order)
}

function rank(field: string, order: readonly string[]): number {
  const index = order.indexOf(field)
  return index === -1 ? order.length : index
}

/** DOM id → sentence. Context, not props, so that a new sentence redraws only the control it belongs to. */
export const ProblemsContext = createContext<ReadonlyMap<string, string>>(new Map())

export function useProblem(id: string): string | undefined {
  return use(ProblemsContext).get(id)
}
