import { MOST_CHARACTERS, MOST_ROWS, type TableLine } from '../import/table-line.ts'
import { parsePart } from './parse-part.ts'
import { dayOfSerial, readDateStyles } from './spreadsheet-days.ts'
import { tooLong, unreadable, unzipParts } from './unzip-parts.ts'

/** Columns beyond are not looked at; a table of people has nine. */
const MOST_COLUMNS = 64

/** The first sheet of an .xlsx as text: what a person sees in its cells, with days as `YYYY-MM-DD`. A formula is never
 *  computed; its cell says what the spreadsheet last wrote there. Rows without cells are left out.
 *  Throws `import.unreadable` and `import.too-long`. */
export async function readWorkbook(bytes: Uint8Array): Promise<TableLine[]> {
  const { read, sheets } = await openWorkbook(bytes)
  return read(firstOf(sheets).xml)
}

interface Sheet {
  /** As its tab is called. */
  readonly name: string
  readonly xml: string
}

export interface OpenedWorkbook {
  /** In the order of their tabs. */
  readonly sheets: readonly Sheet[]
  /** The cells of a sheet of this workbook, as text. */
  readonly read: (xml: string) => Promise<TableLine[]>
}

/** Throws `import.unreadable` where there is none. */
export function firstOf(sheets: readonly Sheet[]): Sheet {
  const [first] = sheets
  if (first === undefined) throw unreadable('It has no sheet.')
  return first
}

/** Throws `import.unreadable` and `import.too-long`. */
export async function openWorkbook(bytes: Uint8Array): Promise<OpenedWorkbook> {
  const parts = await unzipParts(bytes)
  const { found, isFrom1904 } = await findSheets(parts)
  const sheets = found.flatMap(({ name, path }) => {
    const xml = parts.get(path)
    return xml === undefined ? [] : [{ name, xml }]
  })
  const strings = await readStrings(parts.get('xl/sharedstrings.xml'))
  const dateStyles = await readDateStyles(parts.get('xl/styles.xml'))
  const textOf = ({ type, style, value }: RawCell): string => {
    switch (type) {
      case 's':
        return strings[Number(value)] ?? ''
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE'
      case 'd':
        return value.slice(0, 10)
      case undefined:
      case 'n':
        return dateStyles.has(style) ? dayOfSerial(value, isFrom1904) : plainNumber(value)
      default:
        return value
    }
  }
  return { sheets, read: (xml) => readSheet(xml, textOf) }
}

interface FoundSheet {
  readonly name: string
  readonly path: string
}

async function findSheets(
  parts: ReadonlyMap<string, string>,
): Promise<{ readonly found: readonly FoundSheet[]; readonly isFrom1904: boolean }> {
  const named: { readonly name: string; readonly relation: string | undefined }[] = []
  let isFrom1904 = false
  await parsePart(parts.get('xl/workbook.xml') ?? '', {
    open: (name, attribute) => {
      if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      named.push({ name: attribute('name') ?? '', relation: attribute('r:id') ?? attribute('id') })
    },
    close: () => {},
    text: () => {},
  })
  const targets = new Map<string | undefined, string>()
  await parsePart(parts.get('xl/_rels/workbook.xml.rels') ?? '', {
    open: (name, attribute) => {
      const [id, target] = [attribute('Id'), attribute('Target')]
      if (name === 'Relationship' && target !== undefined) targets.set(id, target)
    },
    close: () => {},
    text: () => {},
  })
  const found = named.flatMap(({ name, relation }) => {
    const target = targets.get(relation)
    if (target === undefined) return []
    // From the root of the archive, or from the folder of the workbook.
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    return [{ name, path: path.toLowerCase() }]
  })
  return { found, isFrom1904 }
}

/** The texts that cells refer to by number; how to pronounce them is no part of them. */
async function readStrings(xml: string | undefined): Promise<string[]> {
  const strings: string[] = []
  if (xml === undefined) return strings
  let text: string | null = null
  let isPronunciation = false
  let isText = false
  await parsePart(xml, {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') isPronunciation = true
      isText = name === 't' && !isPronunciation
    },
    close: (name) => {
      isText = false
      if (name === 'rPh') isPronunciation = false
      if (name !== 'si') return
      strings.push(text ?? '')
      text = null
    },
    text: (more) => {
      if (isText && text !== null) text += more
    },
  })
  return strings
}

interface RawCell {
  readonly type: string | undefined
  readonly style: number
  readonly value: string
}

async function readSheet(xml: string, textOf: (cell: RawCell) => string): Promise<TableLine[]> {
  const lines: TableLine[] = []
  let line = 0
  let row: string[] = []
  let column = -1
  let cell: { type: string | undefined; style: number; value: string } | null = null
  let isValue = false
  let characters = 0
  const endCell = () => {
    if (cell === null || column >= MOST_COLUMNS) return
    const text = textOf(cell)
    characters += text.length
    if (characters > MOST_CHARACTERS) throw tooLong(`more than ${MOST_CHARACTERS} characters`)
    while (row.length < column) row.push('')
    row[column] = text
  }
  await parsePart(xml, {
    open: (name, attribute) => {
      if (name === 'row') {
        line = Number(/^\d{1,7}$/.exec(attribute('r') ?? '') ?? line + 1)
        row = []
        column = -1
      } else if (name === 'c') {
        column = columnOf(attribute('r')) ?? column + 1
        cell = { type: attribute('t'), style: Number(attribute('s') ?? 0), value: '' }
      }
      isValue = name === 'v' || name === 't'
    },
    close: (name) => {
      isValue = false
      if (name === 'c') {
        endCell()
        cell = null
      }
      if (name !== 'row' || row.every((text) => text.trim() === '')) return
      if (lines.length > MOST_ROWS) throw tooLong(`more than ${MOST_ROWS} rows`)
      lines.push({ line, cells: row })
    },
    text: (more) => {
      if (isValue && cell !== null) cell.value += more
    },
  })
  return lines
}

/** 0 for `A1`, 27 for `AB7`. */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/i.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** Phones and codes are often typed as numbers, and long ones are kept as `1.3900011111E10`. */
function plainNumber(value: string): string {
  const number = Number(value)
  return value !== '' && Number.isSafeInteger(number) ? String(number) : value
}
