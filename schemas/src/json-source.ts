/** A value of a JSON text with the places, in UTF-16 units, where it stands. */
export interface JsonSource {
  readonly from: number
  readonly to: number
  /** Of an object, in the order of the text. */
  readonly members?: readonly JsonMember[]
  /** Of a list. */
  readonly items?: readonly JsonSource[]
}

export interface JsonMember {
  readonly key: string
  /** Where the quoted key stands. */
  readonly from: number
  readonly keyTo: number
  readonly value: JsonSource
}

/** Where everything stands in a JSON text. Only for text that `JSON.parse` reads: it is trusted. */
export function readJsonSource(text: string): JsonSource {
  return readValue(text, skip(text, 0))
}

const SPACE = /[\s,:]/
const ATOM = /[^\s,\]}]*/y
const STRING = /"(?:[^"\\]|\\.)*"/y

/** Past white space, and past the commas and colons between values. */
function skip(text: string, at: number): number {
  let next = at
  while (next < text.length && SPACE.test(text.charAt(next))) next += 1
  return next
}

function readValue(text: string, from: number): JsonSource {
  switch (text.charAt(from)) {
    case '{':
      return readObject(text, from)
    case '[':
      return readList(text, from)
    case '"':
      return { from, to: endOf(STRING, text, from) }
    default:
      return { from, to: endOf(ATOM, text, from) }
  }
}

function readObject(text: string, from: number): JsonSource {
  const members: JsonMember[] = []
  let at = skip(text, from + 1)
  while (text.charAt(at) === '"') {
    const keyTo = endOf(STRING, text, at)
    const value = readValue(text, skip(text, keyTo))
    members.push({ key: JSON.parse(text.slice(at, keyTo)) as string, from: at, keyTo, value })
    at = skip(text, value.to)
  }
  return { from, to: at + 1, members }
}

function readList(text: string, from: number): JsonSource {
  const items: JsonSource[] = []
  let at = skip(text, from + 1)
  while (at < text.length && text.charAt(at) !== ']') {
    const item = readValue(text, at)
    items.push(item)
    at = skip(text, item.to)
  }
  return { from, to: at + 1, items }
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  pattern.exec(text)
  return Math.max(pattern.lastIndex, from + 1)
}
