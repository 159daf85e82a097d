import { letterWidth } from './node-size.ts'

/** A text in lines no wider than so many pixels, for pictures, in which nothing breaks a line: at the ends of lines that it has, before a word
 *  that would stand out, and within one that no line holds. Chinese is broken anywhere. */
export function wrappedLines(
  text: string,
  { width, size }: { readonly width: number; readonly size: number },
): readonly string[] {
  const most = (width * 12) / size
  return text.split(/\r\n|\r|\n/).flatMap((line) => linesOf(line.replaceAll('\t', '    '), most))
}

function linesOf(line: string, most: number): readonly string[] {
  const lines: string[] = []
  let here = ''
  for (const word of line.match(WORDS) ?? []) {
    for (const part of widthOf(word) <= most ? [word] : Array.from(word)) {
      if (here !== '' && widthOf(here + part.trimEnd()) > most) {
        lines.push(here.trimEnd())
        here = ''
      }
      here += part
    }
  }
  return [...lines, here.trimEnd()]
}

/** One Chinese letter or full-width mark, a word with the gap behind it, or a gap. */
const WORDS = /[\u2e80-\u{10ffff}] *|[^\s\u2e80-\u{10ffff}]+ *|\s+/gu

function widthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + letterWidth(letter), 0)
}
