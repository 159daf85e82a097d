interface TextPlaceholder {
  readonly source: string
  /** Where the whole `{{ … }}` stands in the text. */
  readonly start: number
  readonly end: number
}

/** The `{{ cel }}` placeholders of a text, in order. */
export function placeholdersOf(text: string): TextPlaceholder[] {
  return [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => ({
    source: (match[1] ?? '').trim(),
    start: match.index,
    end: match.index + match[0].length,
  }))
}
