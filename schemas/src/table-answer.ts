/** What the server read in a workbook: the first sheet, as a person sees its cells. */
export interface TableAnswer {
  /** Rows without cells are left out. */
  readonly rows: readonly (readonly string[])[]
  /** What the cells of a column may be chosen from, by the column's place; null where anything may stand there. */
  readonly choices: readonly (readonly string[] | null)[]
}
