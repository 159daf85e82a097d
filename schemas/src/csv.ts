import { LinliError } from './linli-error.ts'

/** Text of a table that spreadsheets open with its characters whole: with a mark of UTF-8 at its beginning. A cell that a
 *  spreadsheet would compute is guarded by an apostrophe; `unguarded` takes it off again, and leaves every text as it was. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** What begins a formula, in full width too, after however many apostrophes: one that somebody wrote herself is guarded as well. */
const COMPUTED = /^'*[=+\-@\t\r＝＋－＠]/

/** The text of a cell of `csvText`. */
export function unguarded(text: string): string {
  return text.startsWith("'") && COMPUTED.test(text) ? text.slice(1) : text
}

function cell(text: string): string {
  const guarded = COMPUTED.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** The text of a file in UTF-8 or GB18030 (which holds GBK, what spreadsheets in China write). Throws `import.unreadable`. */
export function decodeTable(bytes: Uint8Array): string {
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

/** Rows of CSV (RFC 4180) or tab-separated text, with the separator that the first line uses, one after the other. Throws
 *  `import.unreadable` for a quote that never ends. */
export function* csvRows(text: string): Generator<string[]> {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  const separator = firstLine.includes('\t') ? '\t' : ','
  const token = new RegExp(separator === '\t' ? TAB_TOKEN : COMMA_TOKEN)
  let row: string[] = []
  // A mark of UTF-8 is no part of the first title.
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    token.lastIndex = at
    const match = token.exec(text)
    if (match === null) throw new LinliError('import.unreadable', `A quote at ${at} never ends.`)
    const [whole, quoted, plain, end] = match
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    at += whole.length
    if (end === separator && at < text.length) continue
    if (end === separator) row.push('')
    yield row
    row = []
  }
}

// One cell with what ends it; each part can begin in one way only, so no text is read twice.
const COMMA_TOKEN = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n][^,\r\n]*)?)(,|\r\n|\r|\n|$)/y
const TAB_TOKEN = /(?:"([^"]*(?:""[^"]*)*)"|([^"\t\r\n][^\t\r\n]*)?)(\t|\r\n|\r|\n|$)/y
