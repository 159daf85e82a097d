import { Parser } from 'saxen'
import { unreadable } from './unzip-parts.ts'

interface PartReader {
  /** `name` without its prefix; a self-closing element is closed too. */
  open(name: string, attribute: (name: string) => string | undefined): void
  close(name: string): void
  text(text: string): void
}

/** Tells the elements of a part of a workbook in their order. Entities that a document type would declare are not
 *  expanded. Throws `import.unreadable`, and whatever the reader throws. */
export function parsePart(xml: string, reader: PartReader): void {
  const parser = new Parser()
  const bare = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('openTag', (name, attributes, decode) => {
    let known: Record<string, string> | null = null
    reader.open(bare(name), (wanted) => {
      known ??= attributes()
      const value = known[wanted]
      return value === undefined ? undefined : decode(value)
    })
  })
  parser.on('closeTag', (name) => reader.close(bare(name)))
  parser.on('text', (text, decode) => reader.text(decode(text)))
  parser.on('cdata', (text) => reader.text(text))
  parser.on('error', (error) => {
    throw unreadable('It is no XML.', error)
  })
  parser.parse(xml)
}
