/** What stands on a paper, in the order in which it is read. Every text is drawn as it was given, letter for letter. */
export interface PaperContent {
  /** Whose paper it is. */
  readonly street: string
  readonly title: string
  readonly number: string
  readonly lead: string
  readonly facts: readonly PaperFact[]
  readonly paragraphs: readonly string[]
  /** The city's date, `2026年11月30日`. */
  readonly day: string
  readonly issuedAtMs: number
  /** Where anybody sees whether the paper is true; null where the server does not know how people reach it. */
  readonly verify: { readonly address: string; readonly code: string }
}

export interface PaperFact {
  readonly label: string
  readonly text: string
}
