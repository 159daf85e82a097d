import { strToU8, zipSync } from 'fflate'

/** An .xlsx of one sheet: bold titles that stay in view, and rows below them. Every cell is text and stays text when it is
 *  edited, so nothing in it is ever a formula, a number or a date of the spreadsheet's own. The footer stands on every page that is printed,
 *  and in no cell. */
export function writeWorkbook(
  sheetName: string,
  rows: readonly (readonly string[])[],
  footer = '',
): Uint8Array<ArrayBuffer> {
  const width = Math.max(1, ...rows.map((row) => row.length))
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml', 'styles'),
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': sheet(rows, width, footer),
  }
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(head + xml)])),
    // The same rows are the same bytes, whenever they are written.
    { mtime: new Date(1980, 0, 1) },
  )
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const PART = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${PART}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${PART}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${PART}.worksheet+xml"/></Types>`

/** Style 1 is text (format 49), style 2 the same in bold; both are quoted, which makes what looks like a formula a text. */
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" quotePrefix="1"/></cellXfs></styleSheet>`

function relations(...targets: readonly string[]): string {
  const [type = '', target = '', styles] = targets
  const one = (id: number, kind: string, to: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${kind}" Target="${to}"/>`
  const second = styles === undefined ? '' : one(2, 'styles', 'styles.xml')
  return `<Relationships xmlns="${PACKAGE}/relationships">${one(1, type, target)}${second}</Relationships>`
}

function sheet(rows: readonly (readonly string[])[], width: number, footer: string): string {
  const data = rows.map((row, index) => {
    const style = index === 0 ? 2 : 1
    const cells = row.map((text, column) =>
      text === ''
        ? ''
        : `<c r="${columnName(column)}${index + 1}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
    )
    return `<row r="${index + 1}">${cells.join('')}</row>`
  })
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${width}" width="18" style="1" customWidth="1"/></cols><sheetData>${data.join('')}</sheetData>${footerOf(footer)}</worksheet>`
}

/** In a footer `&` begins a code (page, date, font), and two are one of its letters. */
function footerOf(text: string): string {
  if (text === '') return ''
  return `<headerFooter><oddFooter>&amp;L${escaped(text.replaceAll('&', '&&'))}</oddFooter></headerFooter>`
}

function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (index % 26))
}

/** XML 1.0 has no control characters but tab and line ends, and no half of a pair. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}
