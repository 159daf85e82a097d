import pdfmake from 'pdfmake'
import { encode } from 'uqr'
import type { Face } from './fonts.ts'
import type { PaperContent } from './paper-content.ts'
import type { Drawing, TextDrawer } from './paper-parts.ts'
import { formParts, letterParts, MM } from './paper-parts.ts'
import { createRunWriter, fontName, type RunWriter } from './runs.ts'

/** Where the sum of a font's table `head` begins in it. */
const SUM_OFFSET = 8

// A paper names nothing that would have to be fetched.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => false)

/** The paper as a PDF of A4. The same content in the same faces is the same bytes. */
export async function drawPaper(
  content: PaperContent,
  faces: readonly Face[],
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = createRunWriter(faces)
  const drawing = paperDrawing(content, writer)
  pdfmake.setFonts(placeFonts(faces, writer))
  return new Uint8Array(await pdfmake.createPdf(drawing).getBuffer())
}

/** Puts the faces where the layout finds them. It takes two files for one font where name and sum are alike, so every further
 *  copy has a sum of its own. */
function placeFonts(faces: readonly Face[], writer: RunWriter) {
  const copies = writer.copies()
  const fonts: Record<string, { readonly normal: readonly [string, string?] }> = {}
  for (const face of faces) {
    for (let copy = 0; copy < (copies.get(face.name) ?? 0); copy++) {
      const name = fontName(face.name, copy)
      pdfmake.virtualfs.writeFileSync(name, copy === 0 ? face.bytes : copyOf(face, copy))
      fonts[name] = { normal: face.family === undefined ? [name] : [name, face.family] }
    }
  }
  return fonts
}

function copyOf({ bytes, font }: Face, copy: number): Uint8Array {
  const copied = Buffer.from(bytes)
  const at = font.directory.tables.head.offset + SUM_OFFSET
  copied.writeUInt32BE((copied.readUInt32BE(at) ^ copy) >>> 0, at)
  return copied
}

const PLAIN = { liga: false, clig: false } as const

function paperDrawing(content: PaperContent, writer: RunWriter): Drawing {
  const { street, title, number, day, issuedAtMs, verify } = content
  const text: TextDrawer = (words, style = {}) => ({
    ...style,
    // An empty text has no run, and a row is as high as a line all the same.
    text: writer.runsOf(words === '' ? ' ' : words).map((run) => ({
      ...run,
      // `f` and `i` stay two letters; a family of three is drawn as one.
      ...(run.font.startsWith('emoji.') ? {} : { fontFeatures: PLAIN }),
    })),
  })
  const page = writer.runsOf('第0123456789/页 ')[0]?.font
  const at = new Date(issuedAtMs)
  return {
    pageSize: 'A4',
    pageMargins: [25 * MM, 22 * MM, 25 * MM, 22 * MM],
    info: {
      title: `${title} ${number}`,
      author: street,
      ...{ creator: 'Linli', producer: 'Linli' },
      ...{ creationDate: at, modDate: at },
    },
    language: 'zh-CN',
    defaultStyle: { font: page, fontSize: 12, lineHeight: 1.35 },
    ...('parts' in content && content.acrossPages ? { background: sealMark(text) } : {}),
    footer: (current: number, count: number) => ({
      text: `第 ${current} / ${count} 页`,
      ...{ font: page, fontSize: 9, alignment: 'center', margin: [0, 8 * MM, 0, 0] },
    }),
    content: [
      text(street, { fontSize: 14, alignment: 'center' }),
      text(title, { fontSize: 24, alignment: 'center', margin: [0, 4, 0, 10] }),
      text(`编号：${number}`, { fontSize: 11, alignment: 'right', margin: [0, 0, 0, 10] }),
      ...('parts' in content ? letterParts(content, text) : formParts(content, text)),
      {
        unbreakable: true,
        margin: [0, 26, 0, 0],
        columns: [
          {
            width: 150,
            stack: [
              qrDrawing(verify.address),
              text('扫码核验真伪', { fontSize: 10, margin: [0, 4, 0, 0] }),
              text(`核验码 ${verify.code}`, { fontSize: 10 }),
            ],
          },
          {
            width: '*',
            stack: [
              text(street, { alignment: 'right', margin: [0, 24, 0, 0] }),
              text('（盖章处）', { alignment: 'right', color: '#595959' }),
              text(day, { alignment: 'right' }),
            ],
          },
        ],
      },
    ],
  }
}

/** 34 mm with the quiet zone of four modules that readers ask for. */
const QR_SIZE = 34 * MM

function qrDrawing(address: string): Drawing {
  const { data, size } = encode(address, { ecc: 'M', border: 4 })
  const side = QR_SIZE / size
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) =>
      isDark ? [{ type: 'rect', x: x * side, y: y * side, w: side, h: side, color: '#000' }] : [],
    ),
  )
  // The whole square counts for the layout, not only what is dark.
  return {
    canvas: [{ type: 'rect', x: 0, y: 0, w: QR_SIZE, h: QR_SIZE, color: '#fff' }, ...dark],
  }
}

/** Where a seal goes over the edges of all pages laid beside each other, in the middle of the right edge. */
function sealMark(text: TextDrawer): (page: number, size: Size) => Drawing {
  // Anew for each page, since the layout notes in it where it stands; once here, so that the faces have its letters.
  const letters = () =>
    [...'骑缝章处'].map((letter) => text(letter, { fontSize: 9, color: '#595959' }))
  letters()
  return (_, { width, height }) => ({
    stack: letters(),
    absolutePosition: { x: width - 12 * MM, y: height / 2 - 9 * MM },
  })
}

interface Size {
  readonly width: number
  readonly height: number
}
