import type { LocaleText } from '@linli/schemas/locale-text'

/** What is wrong with an expression. Positions count UTF-16 units of the source. */
export interface ExpressionProblem {
  readonly code: string
  readonly message: LocaleText
  readonly start: number
  readonly end: number
  /** What was most likely meant there, where that is sure enough to be written without asking. */
  readonly meant?: string
}
