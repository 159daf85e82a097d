export type CellValue = string | number | boolean | null

/** A one-dimensional PostgreSQL array as text, for elements that need no quoting: numbers, booleans, uuids. */
export function arrayLiteral(items: readonly CellValue[]): string {
  let text = '{'
  for (let index = 0; index < items.length; index++) {
    if (index > 0) text += ','
    text += items[index] ?? 'NULL'
  }
  return `${text}}`
}

const TEXT_OID = 25
const HEADER_BYTES = 20
const NULL_LENGTH = -1

/** A one-dimensional `text[]` in PostgreSQL's binary format. JSON is full of quotes, which the text format escapes one by
 *  one on this side and takes back on the other (measured: a tenth of the engine's CPU). */
export function textArray(items: readonly CellValue[]): Buffer {
  let bytes = HEADER_BYTES
  let nullFlag = 0
  for (const item of items) {
    bytes += 4
    if (item === null) nullFlag = 1
    else bytes += Buffer.byteLength(String(item))
  }
  const buffer = Buffer.allocUnsafe(bytes)
  buffer.writeInt32BE(1, 0)
  buffer.writeInt32BE(nullFlag, 4)
  buffer.writeInt32BE(TEXT_OID, 8)
  buffer.writeInt32BE(items.length, 12)
  buffer.writeInt32BE(1, 16)
  let at = HEADER_BYTES
  for (const item of items) {
    const length = item === null ? NULL_LENGTH : buffer.write(String(item), at + 4)
    buffer.writeInt32BE(length, at)
    at += 4 + Math.max(0, length)
  }
  return buffer
}
