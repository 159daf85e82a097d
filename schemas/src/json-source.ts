/** Where something stands in a JSON text, in UTF-16 units. */
export interface JsonRange {
  readonly from: number
  readonly to: number
}

/** A member of an object, or an item of a list. */
export interface JsonEntry extends JsonRange {
  /** Of an item, its index. */
  readonly key: string
  /** Where the quoted key of a member ends; of an item, where the item begins. */
  readonly keyTo: number
  readonly value: JsonRange
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const [SPACE, COMMA, COLON] = [0x20, 0x2c, 0x3a]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/** What stands directly in the object or list that begins at a place, in the order of the text; nothing is in anything else.
 *  What lies deeper is passed over, so that a place in a long text is found while somebody types. Only for text that `JSON.parse`
 *  reads: it is trusted. */
export function* jsonEntries(text: string, place: number): Generator<JsonEntry, void> {
  const open = text.charCodeAt(place)
  if (open !== OPEN_OBJECT && open !== OPEN_LIST) return
  let at = nextToken(text, place + 1)
  for (let index = 0; !isClose(text.charCodeAt(at)); index += 1) {
    const keyTo = open === OPEN_OBJECT ? endOfString(text, at) : at
    const key = open === OPEN_OBJECT ? (JSON.parse(text.slice(at, keyTo)) as string) : String(index)
    const from = nextToken(text, keyTo)
    const value = { from, to: endOfValue(text, from) }
    yield { key, from: at, keyTo, value, to: value.to }
    at = nextToken(text, value.to)
  }
}

/** Where the value of a JSON text begins. */
export function jsonStart(text: string): number {
  return nextToken(text, 0)
}

/** Where the value that begins at a place ends. */
export function endOfValue(text: string, from: number): number {
  const first = text.charCodeAt(from)
  if (first === QUOTE) return endOfString(text, from)
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) return endOfAtom(text, from)
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfString(text, at) - 1
    else if (code === OPEN_OBJECT || code === OPEN_LIST) depth += 1
    else if (isClose(code) && --depth === 0) return at + 1
  }
  return text.length
}

function endOfString(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text.charCodeAt(at) !== QUOTE) {
    at += text.charCodeAt(at) === BACKSLASH ? 2 : 1
  }
  return at + 1
}

/** Past white space, and past the commas and colons between values. */
function nextToken(text: string, from: number): number {
  let at = from
  while (isBetween(text.charCodeAt(at))) at += 1
  return at
}

/** Of text that is trusted: what is below a space is white space too. */
function isBetween(code: number): boolean {
  return code <= SPACE || code === COMMA || code === COLON
}

function endOfAtom(text: string, from: number): number {
  let at = from
  while (at < text.length && !' \t\r\n,]}'.includes(text.charAt(at))) at += 1
  return at
}

function isClose(code: number): boolean {
  return code === CLOSE_OBJECT || code === CLOSE_LIST || Number.isNaN(code)
}
