import { Parser } from 'saxen'
import { pause } from '../import/pauses.ts'
import { unreadable } from './unzip-parts.ts'

/** Characters between two pauses. */
const SLICE = 256 * 1024
/** Of one text; a cell holds 32,767 characters. */
const LONGEST = 1024 * 1024

interface PartReader {
  /** `name` without its prefix; a self-closing element is closed too. */
  open(name: string, attribute: (name: string) => string | undefined): void
  close(name: string): void
  text(text: string): void
}

/** Tells the elements of a part of a workbook in their order. Entities that a document type would declare are not
 *  expanded. Throws `import.unreadable`, and whatever the reader throws. */
export async function parsePart(xml: string, reader: PartReader): Promise<void> {
  const parser = new Parser()
  let [told, toldBefore, lastAt] = [0, 0, 0]
  const bare = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('openTag', (name, attributes, decode) => {
    told += 1
    let known: Record<string, string> | null = null
    reader.open(bare(name), (wanted) => {
      known ??= attributes()
      const value = known[wanted]
      return value === undefined ? undefined : decode(value)
    })
  })
  parser.on('closeTag', (name) => {
    told += 1
    reader.close(bare(name))
  })
  parser.on('text', (text, decode) => reader.text(decode(text)))
  parser.on('cdata', (text) => reader.text(text))
  parser.on('error', (error) => {
    throw unreadable('It is no XML.', error)
  })
  for (let at = 0; at < xml.length; at += SLICE) {
    if (at > 0) await pause()
    // What has not ended is read again with the next slice, so that without a bound the time would grow with its square.
    if (at - lastAt > LONGEST) throw unreadable(`It has a text of more than ${LONGEST} characters.`)
    parser.write(xml.slice(at, at + SLICE))
    if (told > toldBefore) lastAt = at
    toldBefore = told
  }
  parser.end()
}
