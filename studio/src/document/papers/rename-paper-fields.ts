import { placeholdersOf } from '@linli/runtime/core'
import { isJsonObject, type JsonObject, type JsonValue } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { Patching } from '../form/patching.ts'

/** Where a field was, and where it is now: `FORM.FIELD`. */
interface Moved {
  readonly from: string
  readonly to: string
}

/** What papers say follows a field that has another name now; so does what they repeat and what they say in plain. Inside a text that is
 *  repeated for a list, `row.FIELD` follows a field of that list. */
export function renamePaperFields(making: Patching, moved: Moved): void {
  for (const [name, paper] of Object.entries(making.now().papers ?? {})) {
    const value = paper as unknown as JsonValue
    visit(making, { value, pointer: `/papers/${escapePointer(name)}`, each: null }, moved)
  }
}

interface Place {
  readonly value: JsonValue
  readonly pointer: string
  /** The list that is repeated here. */
  readonly each: string | null
}

function visit(making: Patching, { value, pointer, each }: Place, moved: Moved): void {
  if (typeof value === 'string') {
    const next = renamed(value, { pointer, each }, moved)
    if (next !== value) making.put(pointer, next)
    return
  }
  const inner = isJsonObject(value) && typeof value['each'] === 'string' ? value['each'] : each
  const members = Array.isArray(value)
    ? value.map((item: JsonValue, index) => [String(index), item] as const)
    : Object.entries(isJsonObject(value) ? (value as JsonObject) : {})
  for (const [key, member] of members) {
    const at = { value: member, pointer: `${pointer}/${escapePointer(key)}`, each: inner }
    visit(making, at, moved)
  }
}

function renamed(text: string, { pointer, each }: Omit<Place, 'value'>, moved: Moved): string {
  const isName = /\/each$|\/shows\/\d+$/.test(pointer)
  if (isName) return follow(text, moved)
  let [result, at] = ['', 0]
  for (const { source, start, end } of placeholdersOf(text)) {
    const next = inRow(source, each, moved) ?? follow(source, moved)
    result += text.slice(at, start) + (next === source ? text.slice(start, end) : `{{${next}}}`)
    at = end
  }
  return result + text.slice(at)
}

/** `row.name` is `FORM.LIST.name` by another word. */
function inRow(source: string, each: string | null, moved: Moved): string | null {
  if (each === null || !source.startsWith('row.')) return null
  const whole = each + source.slice('row'.length)
  const next = follow(whole, moved)
  return next === whole || !next.startsWith(`${each}.`) ? source : `row${next.slice(each.length)}`
}

function follow(name: string, { from, to }: Moved): string {
  return name === from || name.startsWith(`${from}.`) ? to + name.slice(from.length) : name
}
