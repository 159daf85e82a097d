import type { AnswerFact, WrittenPaper } from '@linli/runtime/core'

/** What stands on a paper, in the order in which it is read. Every text is drawn as it was given, letter for letter. */
export type PaperContent = FormContent | LetterContent

interface PaperHead {
  /** Whose paper it is. */
  readonly street: string
  readonly title: string
  readonly number: string
  /** The city's date, `2026年11月30日`. */
  readonly day: string
  readonly issuedAtMs: number
  /** Where anybody sees whether the paper is true; null where the server does not know how people reach it. */
  readonly verify: { readonly address: string; readonly code: string }
}

/** One of the forms that every case has. */
export interface FormContent extends PaperHead {
  readonly lead: string
  readonly facts: readonly AnswerFact[]
  readonly paragraphs: readonly string[]
}

/** One that the street worded itself. */
export interface LetterContent extends PaperHead, Omit<WrittenPaper, 'title'> {}
