import { arrayLiteral, type CellValue, textArray } from './array-literal.ts'

export interface Column<Row> {
  readonly name: string
  readonly type: 'text' | 'uuid' | 'int4' | 'int8' | 'bool'
  of(row: Row): CellValue
}

/** One set-based statement of the batch's transaction: rows go in as one array per column. */
export interface WritePart<Row> {
  readonly name: string
  readonly columns: readonly Column<Row>[]
  /** The data-modifying statement. `rows` is a table expression with the columns' names; `now` the batch's instant. */
  sql(rows: string, now: string): string
  /** True where a row that changes nothing means that the fence is lost: the whole batch is rolled back. */
  readonly isFence: boolean
}

/** A part with its rows, ready to be written. */
export interface FilledPart {
  readonly name: string
  readonly part: Pick<WritePart<never>, 'sql' | 'isFence'> & {
    readonly columns: readonly Pick<Column<never>, 'name' | 'type'>[]
  }
  readonly count: number
  readonly values: readonly (string | Buffer)[]
}

/** Null where there is nothing to write: a statement holds only what it needs. */
export function fillPart<Row>(part: WritePart<Row>, rows: readonly Row[]): FilledPart | null {
  if (rows.length === 0) return null
  return {
    name: part.name,
    part,
    count: rows.length,
    values: part.columns.map((column) => {
      const cells = rows.map((row) => column.of(row))
      return column.type === 'text' ? textArray(cells) : arrayLiteral(cells)
    }),
  }
}
