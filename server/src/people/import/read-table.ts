import { LinliError } from '@linli/schemas/linli-error'
import { PEOPLE_COLUMNS, type PeopleColumn, unguarded } from '@linli/schemas/people-table'
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
  const [titles, ...lines] = await (isZip(bytes) ? readWorkbook(bytes) : readText(decode(bytes)))
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
  return (await parseCsv(text)).map((cells, index) => ({
    line: index + 1,
    cells: cells.map(unguarded),
  }))
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

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8.
  }
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new LinliError('import.unreadable', 'Neither UTF-8 nor GB18030.', { cause: error })
  }
}

/** RFC 4180, with the separator that the first line uses. Throws `import.unreadable` for a quote that never ends. */
async function parseCsv(text: string): Promise<string[][]> {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  const separator = firstLine.includes('\t') ? '\t' : ','
  const token = separator === '\t' ? TAB_TOKEN : COMMA_TOKEN
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    token.lastIndex = at
    const match = token.exec(text)
    if (match === null) throw new LinliError('import.unreadable', `A quote at ${at} never ends.`)
    const [whole, quoted, plain, end] = match
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    at += whole.length
    if (end === separator && at < text.length) continue
    if (end === separator) row.push('')
    rows.push(row)
    row = []
    if (rows.length % STRETCH === 0) await pause()
  }
  return rows
}

// One cell with what ends it; each part can begin in one way only, so no text is read twice.
const COMMA_TOKEN = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n][^,\r\n]*)?)(,|\r\n|\r|\n|$)/y
const TAB_TOKEN = /(?:"([^"]*(?:""[^"]*)*)"|([^"\t\r\n][^\t\r\n]*)?)(\t|\r\n|\r|\n|$)/y
