import { csvRows, decodeTable, unguarded } from '@linli/schemas/csv'
import { LinliError } from '@linli/schemas/linli-error'
import { PEOPLE_COLUMNS, type PeopleColumn } from '@linli/schemas/people-table'
import { readWorkbook } from '../workbook/read-workbook.ts'
import { pause } from './pauses.ts'
import { MOST_ROWS, type TableLine } from './table-line.ts'

export interface TableRow {
  /** As the file counts them: 1 is its first, mostly the titles, and a cell with line breaks is one line. */
  readonly line: number
  /** Trimmed; empty where the file has no such column. */
  readonly cells: Readonly<Record<PeopleColumn, string>>
}

/** Rows between two pauses. */
const STRETCH = 1_000

const COLUMNS = Object.keys(PEOPLE_COLUMNS) as PeopleColumn[]
const NEEDED: readonly PeopleColumn[] = ['name', 'login']

/** The rows of a table of people: the first sheet of an .xlsx, or CSV or tab-separated text in UTF-8 or GB18030 (which holds
 *  GBK, what spreadsheets in China write). The bytes tell which it is. Empty rows are left out.
 *  Throws `import.unreadable` and `import.too-long`. */
export async function readTable(bytes: Uint8Array): Promise<TableRow[]> {
  const [titles, ...lines] = await (isZip(bytes)
    ? readWorkbook(bytes)
    : readText(decodeTable(bytes)))
  const places = placesOf(titles?.cells ?? [])
  if (lines.length > MOST_ROWS)
    throw new LinliError('import.too-long', `${lines.length} rows; at most ${MOST_ROWS}.`)
  return lines.flatMap(({ line, cells: texts }) => {
    if (texts.every((text) => text.trim() === '')) return []
    const cells = COLUMNS.map((column) => [column, texts[places.get(column) ?? -1]?.trim() ?? ''])
    return [{ line, cells: Object.fromEntries(cells) as TableRow['cells'] }]
  })
}

function isZip(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, at) => bytes[at] === byte)
}

async function readText(text: string): Promise<TableLine[]> {
  const lines: TableLine[] = []
  for (const cells of csvRows(text)) {
    lines.push({ line: lines.length + 1, cells: cells.map(unguarded) })
    if (lines.length % STRETCH === 0) await pause()
  }
  return lines
}

/** Where the titles put which column. */
function placesOf(titles: readonly string[]): ReadonlyMap<PeopleColumn, number> {
  const places = new Map<PeopleColumn, number>()
  for (const column of COLUMNS) {
    const names = Object.values(PEOPLE_COLUMNS[column]).map((name) => name.toLowerCase())
    const at = titles.findIndex((title) => names.includes(title.trim().toLowerCase()))
    if (at >= 0) places.set(column, at)
  }
  if (NEEDED.every((column) => places.has(column))) return places
  throw new LinliError('import.unreadable', `The titles are '${titles.join(', ').slice(0, 200)}'.`)
}
