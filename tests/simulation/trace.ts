/** What happened in a run, in order: always as a hash, and as lines where somebody wants to read them. */
export interface Trace {
  /** `more` is for the reader only. */
  add(line: string, more?: () => string): void
  /** Two runs with one hash took the same course. */
  hash(): string
  readonly lines: readonly string[]
}

export function createTrace(isKept: boolean, now: () => number): Trace {
  const lines: string[] = []
  // FNV-1a, 32 bits; with the count of lines it tells courses apart well enough.
  let state = 0x811c9dc5
  let count = 0
  return {
    lines,
    add(line, more) {
      count++
      const text = `${now()} ${line}`
      for (let index = 0; index < text.length; index++) {
        state = Math.imul(state ^ text.charCodeAt(index), 0x01000193)
      }
      if (isKept) lines.push(more === undefined ? text : `${text} ${more()}`)
    },
    hash: () => `${count}-${(state >>> 0).toString(16)}`,
  }
}
