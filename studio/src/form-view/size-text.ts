const UNITS = ['B', 'KB', 'MB', 'GB'] as const

/** `1.2 MB`: a number of bytes as phones show it. */
export function sizeText(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${Number(size.toFixed(size >= 100 ? 0 : 1))} ${UNITS[unit]}`
}
