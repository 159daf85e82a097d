import { parsePart } from './parse-part.ts'

// ECMA-376 part 1, 18.8.30: the formats that every spreadsheet knows by number, with those of East Asia.
const DAY_FORMATS = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]

/** Which cell styles show a day. */
export async function readDateStyles(xml: string | undefined): Promise<ReadonlySet<number>> {
  const styles = new Set<number>()
  if (xml === undefined) return styles
  const formats = new Set(DAY_FORMATS)
  let index = -1
  let isInCells = false
  await parsePart(xml, {
    open: (name, attribute) => {
      if (name === 'numFmt' && showsDay(attribute('formatCode') ?? ''))
        formats.add(Number(attribute('numFmtId')))
      if (name === 'cellXfs') isInCells = true
      if (name !== 'xf' || !isInCells) return
      index += 1
      if (formats.has(Number(attribute('numFmtId')))) styles.add(index)
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false
    },
    text: () => {},
  })
  return styles
}

/** A format with a year or a day in it, outside of quoted and bracketed parts. */
function showsDay(code: string): boolean {
  return /[yde]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').replace(/general/gi, ''))
}

/** `YYYY-MM-DD` of a number of days as spreadsheets count them; what is none stays as it is. */
export function dayOfSerial(value: string, isFrom1904: boolean): string {
  const serial = Number(value)
  // 1 is 1 January 1900, and 60 the 29 February that never was.
  const days = isFrom1904 ? serial - 24_107 : serial - (serial < 60 ? 25_568 : 25_569)
  if (value === '' || !(serial >= 1 && serial < 2_958_466)) return value
  return new Date(Math.floor(days) * 86_400_000).toISOString().slice(0, 10)
}
