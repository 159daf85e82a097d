import type { SKRSContext2D } from '@napi-rs/canvas'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Pixels for one point of the paper. */
const SCALE = 3

/** A piece of text as a reader of PDFs finds it. */
interface FoundText {
  readonly text: string
  readonly x: number
  readonly baseline: number
  readonly size: number
  readonly endsLine: boolean
}

export interface SeenPage {
  readonly texts: readonly FoundText[]
  /** As a program copies it out of the page, each line by itself. */
  readonly lines: readonly string[]
  readonly picture: SKRSContext2D
}

/** The pages of a PDF, as text and as pixels. */
export async function lookAt(bytes: Uint8Array): Promise<readonly SeenPage[]> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages: SeenPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const viewport = page.getViewport({ scale: SCALE })
    const canvas = createCanvas(viewport.width, viewport.height)
    const picture = canvas.getContext('2d')
    // The package draws on any canvas; its types know the browser's alone.
    await page.render({ canvas: canvas as never, canvasContext: picture as never, viewport })
      .promise
    const { items } = await page.getTextContent({ disableNormalization: true })
    const texts = items.flatMap((item) => {
      if (!('str' in item)) return []
      const [, , , size = 0, x = 0, y = 0] = item.transform as number[]
      const baseline = viewport.height - y * SCALE
      return [{ text: item.str, x: x * SCALE, baseline, size: size * SCALE, endsLine: item.hasEOL }]
    })
    pages.push({ texts, lines: linesOf(texts), picture })
  }
  await document.destroy()
  return pages
}

function linesOf(texts: readonly FoundText[]): string[] {
  const lines: string[] = ['']
  for (const { text, endsLine } of texts) {
    lines[lines.length - 1] += text
    if (endsLine) lines.push('')
  }
  return lines
}

const HAN = /^\p{Script=Han}$/u

/** How much of the ink of each Chinese letter of the page is where the face has it: 1 for the same picture, near 0 for an empty
 *  place, and little for another letter. `expected` says what is looked for where a letter stands. */
export function likenesses(
  { texts, picture }: SeenPage,
  face: { readonly name: string; readonly bytes: Uint8Array },
  expected: (letter: string) => string = (letter) => letter,
): readonly { readonly letter: string; readonly likeness: number }[] {
  if (!GlobalFonts.has(face.name)) GlobalFonts.register(Buffer.from(face.bytes), face.name)
  return texts.flatMap(({ text, x, baseline, size }) => {
    const letters = [...text]
    // Every letter of such a text is as wide as high, so each is found.
    if (!letters.every((letter) => HAN.test(letter))) return []
    return letters.map((letter, index) => {
      const box = { x: x + index * size, y: baseline - size, side: Math.ceil(size * 1.2) }
      const found = picture.getImageData(box.x, box.y, box.side, box.side).data
      const drawn = drawLetter(expected(letter), { name: face.name, size, box })
      return { letter, likeness: likeness(found, drawn) }
    })
  })
}

interface Box {
  readonly x: number
  readonly y: number
  readonly side: number
}

function drawLetter(
  letter: string,
  { name, size, box }: { readonly name: string; readonly size: number; readonly box: Box },
): Uint8ClampedArray {
  const canvas = createCanvas(box.side, box.side)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, box.side, box.side)
  context.fillStyle = '#000'
  context.font = `${size}px "${name}"`
  // As far from the pixel's edge as on the page, and its neighbours are not in the box.
  context.fillText(letter, box.x - Math.trunc(box.x), size + (box.y - Math.trunc(box.y)))
  return context.getImageData(0, 0, box.side, box.side).data
}

/** Shared ink over all ink, of two pictures of a size. */
function likeness(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  let shared = 0
  let all = 0
  for (let at = 0; at < one.length; at += 4) {
    const [a, b] = [255 - (one[at] ?? 255), 255 - (other[at] ?? 255)]
    shared += Math.min(a, b)
    all += Math.max(a, b)
  }
  return all === 0 ? 0 : shared / all
}

/** Whether the page is dark in the middle of a square, given in points from the left and the top. */
export function isDark({ picture }: SeenPage, x: number, y: number): boolean {
  return (picture.getImageData(x * SCALE, y * SCALE, 1, 1).data[0] ?? 255) < 128
}
