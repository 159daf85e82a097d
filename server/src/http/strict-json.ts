import { isUtf8 } from 'node:buffer'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'

const MAX_DEPTH = 64

/** Parses UTF-8 JSON that means one thing only. Throws `request.invalid` for bad UTF-8, nesting over 64, a repeated key,
 *  the key `__proto__`, a number beyond the range of a double (`1e400`), and U+0000 (PostgreSQL cannot store it), besides
 *  whatever `JSON.parse` refuses. */
export function parseStrictJson(bytes: Buffer): JsonValue {
  let text: string
  let value: JsonValue
  try {
    if (!isUtf8(bytes)) throw refused('The body is not UTF-8.')
    text = bytes.toString()
    assertShallow(text)
    value = JSON.parse(text) as JsonValue
  } catch (cause) {
    if (cause instanceof LinliError) throw cause
    throw refused('The body is not JSON in UTF-8.', cause)
  }
  assertPlain(value, text)
  return value
}

/** Throws `request.invalid` also for anything but an object. */
export function parseStrictObject(bytes: Buffer): JsonObject {
  const value = parseStrictJson(bytes)
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as JsonObject
  throw refused('The body must be a JSON object.')
}

/** For values that arrive parsed already (GraphQL variables): depth, `__proto__`, infinite numbers and U+0000. */
export function assertPlainValue(value: unknown, depth = 0): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw refused('U+0000 is not accepted.')
    return
  }
  if (typeof value === 'number' && !Number.isFinite(value))
    throw refused('A number is beyond the range of a double.')
  if (typeof value !== 'object' || value === null) return
  if (depth >= MAX_DEPTH) throw refused(`JSON is nested deeper than ${MAX_DEPTH}.`)
  for (const [key, entry] of Object.entries(value)) {
    if (key === '__proto__' || key.includes('\0')) throw refused('A key is not accepted.')
    assertPlainValue(entry, depth + 1)
  }
}

/** Before parsing: `JSON.parse` itself survives depth 10^6, what comes after does not. */
function assertShallow(text: string): void {
  let depth = 0
  for (const mark of structure(text)) {
    if (mark === OPEN_BRACE || mark === OPEN_BRACKET) depth++
    else if (mark !== COLON) depth--
    if (depth > MAX_DEPTH) throw refused(`JSON is nested deeper than ${MAX_DEPTH}.`)
  }
}

/** A repeated key makes the parsed value have fewer keys than the text has colons outside strings. */
function assertPlain(value: JsonValue, text: string): void {
  assertPlainValue(value)
  const colons = structure(text).filter((mark) => mark === COLON).length
  if (countKeys(value) !== colons) throw refused('A key is repeated.')
}

function countKeys(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0
  const entries = Object.values(value)
  const own = Array.isArray(value) ? 0 : entries.length
  return entries.reduce<number>((sum, entry) => sum + countKeys(entry), own)
}

/** Brackets and colons outside strings, in order. */
function structure(text: string): number[] {
  const marks: number[] = []
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === QUOTE) inString = !inString
    else if (inString) i += c === BACKSLASH ? 1 : 0
    else if (STRUCTURE.has(c)) marks.push(c)
  }
  return marks
}

function refused(message: string, cause?: unknown): LinliError {
  return new LinliError('request.invalid', message, { cause })
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const STRUCTURE: ReadonlySet<number> = new Set([
  COLON,
  OPEN_BRACE,
  CLOSE_BRACE,
  OPEN_BRACKET,
  CLOSE_BRACKET,
])
