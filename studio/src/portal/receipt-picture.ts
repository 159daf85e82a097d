import { encode } from 'uqr'

/** What stands on the picture, top to bottom. */
export interface ReceiptFacts {
  readonly heading: string
  /** Label and value. */
  readonly rows: readonly (readonly [string, string])[]
  /** What the QR code holds. */
  readonly address: string
  readonly foot: string
}

const WIDTH = 720
const MARGIN = 48
const ROW = 92
const QR = 360
const FONT =
  '-apple-system, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

/** The receipt as a PNG, for the album of a phone: black on white, large, with its QR code. Rejects where the browser cannot draw. */
export async function receiptPicture(facts: ReceiptFacts): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = 150 + facts.rows.length * ROW + QR + 120
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser cannot draw.')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#000'
  write(context, { text: facts.heading, at: 84, size: 44, weight: 700 })
  for (const [index, [label, value]] of facts.rows.entries()) {
    const top = 150 + index * ROW
    write(context, { text: label, at: top, size: 26, weight: 400 })
    write(context, { text: value, at: top + 44, size: 40, weight: 700 })
  }
  drawCode(context, facts.address, 150 + facts.rows.length * ROW)
  write(context, { text: facts.foot, at: canvas.height - 48, size: 26, weight: 400 })
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('This browser cannot keep a picture.'))
      else resolve(blob)
    }, 'image/png')
  })
}

interface Line {
  readonly text: string
  /** Its base line, in pixels. */
  readonly at: number
  readonly size: number
  readonly weight: number
}

/** A line that is too long is written smaller, never cut. */
function write(context: CanvasRenderingContext2D, { text, at, size, weight }: Line): void {
  context.font = `${weight} ${size}px ${FONT}`
  const room = WIDTH - 2 * MARGIN
  const wide = context.measureText(text).width
  if (wide > room) context.font = `${weight} ${Math.floor((size * room) / wide)}px ${FONT}`
  context.fillText(text, MARGIN, at)
}

function drawCode(context: CanvasRenderingContext2D, address: string, top: number): void {
  const { data, size } = encode(address, { border: 2 })
  const side = Math.floor(QR / size)
  for (const [y, row] of data.entries()) {
    for (const [x, isDark] of row.entries()) {
      if (isDark) context.fillRect(MARGIN + x * side, top + y * side, side, side)
    }
  }
}
