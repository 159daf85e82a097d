import type { TableLine } from '../import/table-line.ts'
import { parsePart } from './parse-part.ts'
import { columnOf, firstOf, type OpenedWorkbook } from './read-workbook.ts'

/** Of one cell; who chooses from more looks them up elsewhere. */
const MOST_CHOICES = 200

/** What the cells of a column may be chosen from, by the column's place: the lists that a spreadsheet drops down, written into the rule
 *  itself or into cells of any sheet. A rule by a name or a formula tells nothing here. */
export async function readChoices(
  workbook: OpenedWorkbook,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = new Map<number, readonly string[]>()
  const first = firstOf(workbook.sheets)
  for (const { cells, formula } of await readRules(first.xml)) {
    const column = columnOf(cells)
    if (column === undefined || found.has(column)) continue
    const choices = await choicesOf(formula, { workbook, here: first.name })
    if (choices.length > 0) found.set(column, choices.slice(0, MOST_CHOICES))
  }
  return found
}

interface ListRule {
  /** `C2:C99`; of several ranges the first one counts. */
  readonly cells: string
  readonly formula: string
}

/** Both as the format had them at first, with the cells as an attribute, and as it has them since 2010. */
async function readRules(xml: string): Promise<readonly ListRule[]> {
  const rules: ListRule[] = []
  let rule: { cells: string; formula: string } | null = null
  let part: 'formula' | 'cells' | null = null
  await parsePart(xml, {
    open: (name, attribute) => {
      if (name === 'dataValidation' && attribute('type') === 'list') {
        rule = { cells: attribute('sqref') ?? '', formula: '' }
      }
      if (name === 'formula1') part = 'formula'
      if (name === 'sqref') part = 'cells'
    },
    close: (name) => {
      if (name === 'formula1' || name === 'sqref') part = null
      if (name !== 'dataValidation' || rule === null) return
      rules.push(rule)
      rule = null
    },
    text: (text) => {
      if (rule !== null && part !== null) rule[part] += text
    },
  })
  return rules
}

interface Around {
  readonly workbook: OpenedWorkbook
  /** Name of the sheet that the rule stands in. */
  readonly here: string
}

async function choicesOf(formula: string, { workbook, here }: Around): Promise<readonly string[]> {
  const written = /^"(.*)"$/s.exec(formula.trim())?.[1]
  if (written !== undefined) return distinct(written.replaceAll('""', '"').split(','))
  const range = rangeOf(formula.trim())
  if (range === null) return []
  const sheet = workbook.sheets.find(({ name }) => name === (range.sheet ?? here))
  return sheet === undefined ? [] : distinct(textsIn(await workbook.read(sheet.xml), range))
}

interface Range {
  /** Null for the sheet that it stands in. */
  readonly sheet: string | null
  readonly columns: readonly [number, number]
  readonly rows: readonly [number, number]
}

const RANGE =
  /^(?:'((?:[^']|'')+)'!|([^'!]+)!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/

function rangeOf(text: string): Range | null {
  const match = RANGE.exec(text)
  if (match === null) return null
  const [, quoted, plain, fromColumn, fromRow, toColumn = fromColumn, toRow = fromRow] = match
  return {
    sheet: quoted?.replaceAll("''", "'") ?? plain ?? null,
    columns: [columnOf(fromColumn) ?? 0, columnOf(toColumn) ?? 0],
    rows: [Number(fromRow), Number(toRow)],
  }
}

function textsIn(lines: readonly TableLine[], { columns, rows }: Range): readonly string[] {
  return lines
    .filter(({ line }) => line >= rows[0] && line <= rows[1])
    .flatMap(({ cells }) => cells.slice(columns[0], columns[1] + 1))
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))]
}
