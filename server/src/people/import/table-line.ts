/** At once; a street has some hundred people, a district some thousand. */
export const MOST_ROWS = 20_000

/** Of all cells together. */
export const MOST_CHARACTERS = 8 * 1024 * 1024

/** A row of a file before its columns have names. */
export interface TableLine {
  /** As the file counts them, beginning with 1. */
  readonly line: number
  readonly cells: readonly string[]
}
