import type { Face } from './fonts.ts'

/** A piece of a text, and the face that it is set in. */
export interface Run {
  readonly text: string
  readonly font: string
}

/** Splits texts of one document into runs. */
export interface RunWriter {
  runsOf(text: string): readonly Run[]
  /** How many copies of a face the document needs; at least one of each that a run names. */
  copies(): ReadonlyMap<string, number>
}

/** A letter that no face has is drawn as its number: the reader sees that something is missing, and what. */
export function unseen(letters: string): string {
  return [...letters]
    .map((letter) => `〔U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase()}〕`)
    .join('')
}

const LETTERS = new Intl.Segmenter('zh', { granularity: 'grapheme' })
/** Joiners and variation selectors have no shape of their own. */
const SHAPELESS = /^(?:\u200c|\u200d|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])$/u
/** Tabs and the like have no glyph; a space is what they look like. */
const BLANK = /[\t\v\f\u00a0\u2028\u2029]/g

/** In a PDF a glyph has one text. Faces share glyphs between letters that look alike (`⽔` U+2F54 and `水` U+6C34), so the second
 *  of two such letters is set in another copy of the face: what is copied out of the document is what was put in. */
export function createRunWriter(faces: readonly Face[]): RunWriter {
  /** Per face, per copy: glyph → the text it stands for. */
  const taken = new Map<string, Map<number, string>[]>()
  const known = new Map<string, readonly Run[]>()

  function copyFor({ name, font }: Face, letter: string): string {
    const glyphs = textsOfGlyphs(font, letter)
    const copies = taken.get(name) ?? []
    taken.set(name, copies)
    let at = copies.findIndex((copy) =>
      glyphs.every(([id, text]) => (copy.get(id) ?? text) === text),
    )
    if (at === -1) at = copies.push(new Map()) - 1
    for (const [id, text] of glyphs) copies[at]?.set(id, text)
    return fontName(name, at)
  }

  function lettersOf(letter: string): readonly Run[] {
    const before = known.get(letter)
    if (before !== undefined) return before
    const face = faces.find(({ font }) =>
      [...letter].every(
        (each) => SHAPELESS.test(each) || font.hasGlyphForCodePoint(each.codePointAt(0) ?? 0),
      ),
    )
    const runs =
      face === undefined
        ? [...unseen(letter)].map((each) => {
            const [first] = faces
            return { text: each, font: first === undefined ? '' : copyFor(first, each) }
          })
        : [{ text: letter, font: copyFor(face, letter) }]
    known.set(letter, runs)
    return runs
  }

  return {
    runsOf(text) {
      const runs: { text: string; font: string }[] = []
      for (const { segment } of LETTERS.segment(text.toWellFormed().replace(BLANK, ' '))) {
        const last = runs.at(-1)
        // A line ends where the text says so; that is no letter.
        if (LINE_ENDS.includes(segment)) {
          if (last !== undefined) last.text += '\n'
        } else for (const run of lettersOf(segment)) append(runs, run)
      }
      return runs
    },
    copies: () => new Map([...taken].map(([name, copies]) => [name, copies.length])),
  }
}

/** What each glyph of a letter says. The reader's own word for it is not asked: it keeps the text that a glyph was first asked for. */
function textsOfGlyphs(font: Face['font'], letter: string): readonly (readonly [number, string])[] {
  const { glyphs } = font.layout(letter)
  const parts = [...letter]
  return glyphs.map(({ id }, at) => [
    id,
    glyphs.length === parts.length ? (parts[at] ?? letter) : letter,
  ])
}

export function fontName(face: string, copy: number): string {
  return `${face}.${copy}`
}

const LINE_ENDS: readonly string[] = ['\n', '\r\n', '\r']

function append(runs: { text: string; font: string }[], { text, font }: Run): void {
  const last = runs.at(-1)
  if (last !== undefined && last.font === font) last.text += text
  else runs.push({ text, font })
}
