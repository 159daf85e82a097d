/** Some browsers stop in the middle of a longer text and never say so. */
const LONGEST = 120
const PIECES = new RegExp(`.{1,${LONGEST}}`, 'gu')

/** A page's text as the pieces that are spoken one after the other: lines, cut at the ends of sentences where they are long. */
export function spokenParts(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap(cut)
}

function cut(line: string): readonly string[] {
  if (line.length <= LONGEST) return [line]
  const sentences = line.match(/[^。！？；.!?;]+[。！？；.!?;]*/g) ?? [line]
  const parts: string[] = []
  let part = ''
  for (const piece of sentences.flatMap((each) => each.match(PIECES) ?? [])) {
    if (part !== '' && part.length + piece.length > LONGEST) {
      parts.push(part)
      part = ''
    }
    part += piece
  }
  return [...parts, part]
}
