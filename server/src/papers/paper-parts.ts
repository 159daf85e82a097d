import type { WrittenPart } from '@linli/runtime/core'
import type { FormContent, LetterContent } from './paper-content.ts'

/** A piece of a page, as the layout engine takes it. */
export type Drawing = Readonly<Record<string, unknown>>
export type TextDrawer = (words: string, style?: Drawing) => Drawing

export const MM = 72 / 25.4

/** What stands between the number and the seal of a form. */
export function formParts({ lead, facts, paragraphs }: FormContent, text: TextDrawer): Drawing[] {
  return [
    text(lead, { margin: [0, 0, 0, 10] }),
    {
      table: {
        widths: [112, '*'],
        dontBreakRows: false,
        body: facts.map((fact) => [text(fact.label), text(fact.text)]),
      },
      layout: GRID,
    },
    ...paragraphs.map((words) => text(words, { margin: [0, 10, 0, 0] })),
  ]
}

/** The same of a letter: its parts, and where it is signed. */
export function letterParts({ parts, signatures }: LetterContent, text: TextDrawer): Drawing[] {
  return [
    ...parts.flatMap((part) => partDrawing(part, text)),
    ...(signatures.length === 0 ? [] : [signaturePlaces(signatures, text)]),
  ]
}

function partDrawing(part: WrittenPart, text: TextDrawer): Drawing[] {
  switch (part.kind) {
    case 'heading':
      return [text(part.text, { fontSize: 14, margin: [0, 8, 0, 4], headlineLevel: 1 })]
    case 'text':
      return paragraphsOf(part.text, text)
    case 'table':
      return tableOf(part, text)
  }
}

/** Two letters in, as Chinese paragraphs begin; each line of what was written is one. */
function paragraphsOf(words: string, text: TextDrawer): Drawing[] {
  return words
    .split('\n')
    .map((line) => text(line, { leadingIndent: 2 * SIZE, margin: [0, 0, 0, 4] }))
}

/** Of the body, in points. */
const SIZE = 12

function tableOf(
  {
    titles,
    rows,
  }: {
    readonly titles: readonly string[]
    readonly rows: readonly (readonly string[])[]
  },
  text: TextDrawer,
): Drawing[] {
  if (rows.length === 0) return []
  const cells = (row: readonly string[]) => row.map((cell) => text(cell, { fontSize: CELL_SIZE }))
  return [
    {
      margin: [0, 4, 0, 8],
      table: {
        headerRows: 1,
        widths: columnWidths(titles, rows),
        dontBreakRows: true,
        body: [cells(titles), ...rows.map(cells)],
      },
      layout: GRID,
    },
  ]
}

const CELL_SIZE = 11
/** Between the margins of A4, in points. */
const PAGE_WIDTH = (210 - 2 * 25) * MM
const CELL_PADDING = 6
/** A Chinese letter is as wide as high; of others, the widest digit of the face is taken. */
const WIDEST_OTHER = 0.6

/** A name or a heading of so many letters stands on one line. */
const NAME_LENGTH = 6

/** Each column as wide as its longest word, and of what is left as much as it has more to say: a number is never broken, and the table is
 *  never wider than the page. */
function columnWidths(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): readonly number[] {
  const room = PAGE_WIDTH - titles.length * (2 * CELL_PADDING + 1)
  const columns = titles.map((title, index) => {
    const texts = [title, ...rows.map((row) => row[index] ?? '')]
    const words = texts.flatMap((each) =>
      [...each].length <= NAME_LENGTH ? each : (each.match(/[!-~]+|[^!-~]/g) ?? []),
    )
    return { least: longest(words), most: Math.min(longest(texts), room) }
  })
  const least = columns.reduce((sum, column) => sum + column.least, 0)
  if (least > room) return columns.map((column) => (column.least * room) / least)
  const more = columns.reduce((sum, column) => sum + column.most - column.least, 0)
  // Where there is room for all, it is shared evenly.
  const rest = room - least
  return columns.map(({ least: own, most }) =>
    more === 0 ? own + rest / columns.length : own + (rest * (most - own)) / more,
  )
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(widthOf))
}

function widthOf(text: string): number {
  return [...text].reduce(
    (sum, letter) => sum + CELL_SIZE * (/[!-~ ]/.test(letter) ? WIDEST_OTHER : 1),
    0,
  )
}

/** A line for each who signs, with room for a hand or a fingerprint and the day. */
function signaturePlaces(signatures: readonly string[], text: TextDrawer): Drawing {
  return {
    margin: [0, 18, 0, 0],
    stack: signatures.map((who) => ({
      unbreakable: true,
      margin: [0, 6, 0, 6],
      columns: [
        { width: '*', ...text(who) },
        {
          width: 104,
          canvas: [{ type: 'line', x1: 0, y1: 16, x2: 100, y2: 16, lineWidth: 0.5 }],
        },
        { width: 84, ...text('　年　月　日') },
      ],
    })),
  }
}

/** Thin lines around every cell, and air within. */
const GRID = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => '#808080',
  vLineColor: () => '#808080',
  ...{ paddingLeft: () => CELL_PADDING, paddingRight: () => CELL_PADDING },
  ...{ paddingTop: () => 4, paddingBottom: () => 4 },
}
