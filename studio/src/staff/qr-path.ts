import { encode } from 'uqr'

export interface QrPath {
  /** Of the square, in modules, with its quiet zone. */
  readonly size: number
  /** The dark modules, as SVG draws a path. */
  readonly path: string
}

/** Throws for more text than a code can hold, which is some two thousand characters. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { border: 2 })
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return { size, path }
}
