import { readFileSync } from 'node:fs'
import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { pointerKeys } from '@linli/schemas/json-pointer'

/** One edit of a document, at a place named by a JSON Pointer. Objects keep the order of their keys. */
export type DocumentEdit =
  /** In a list, a place beyond its end means its end. */
  | { readonly set: string; readonly to: JsonValue }
  | { readonly remove: string }
  /** Another key for the same value, at the same place among its siblings. */
  | { readonly rename: string; readonly to: string }
  /** Before the item that stands there. */
  | { readonly insert: string; readonly value: JsonValue }
  | { readonly move: string; readonly to: string }
  /** In every text of the document. */
  | { readonly replace: string; readonly by: string }

/** A definition of the templates folder. */
export function templateOf(name: string): Definition {
  const path = new URL(`../../templates/${name}/definition.json`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8')) as Definition
}

/** A copy with the edits made one after the other. Throws where a place is not there. */
export function edited(definition: Definition, ...edits: readonly DocumentEdit[]): Definition {
  return edits.reduce<Definition>((document, edit) => {
    // The parser has vouched for JSON; what an edit makes of it is the test's affair.
    const copy = structuredClone(document) as unknown as JsonValue
    return applied(copy, edit) as unknown as Definition
  }, definition)
}

function applied(document: JsonValue, edit: DocumentEdit): JsonValue {
  if ('replace' in edit) {
    const text = JSON.stringify(document)
    if (!text.includes(edit.replace)) throw new Error(`The text '${edit.replace}' is not there.`)
    return JSON.parse(text.replaceAll(edit.replace, edit.by)) as JsonValue
  }
  if ('move' in edit) {
    const value = at(document, edit.move).value
    const without = applied(document, { remove: edit.move })
    return applied(without, { set: edit.to, to: value })
  }
  if ('insert' in edit) {
    const { holder, key } = at(document, edit.insert)
    if (!Array.isArray(holder)) throw new Error(`'${edit.insert}' is in no list.`)
    holder.splice(Number(key), 0, edit.value)
    return document
  }
  if ('rename' in edit) return renamed(document, edit.rename, edit.to)
  if ('remove' in edit) {
    const { holder, key } = at(document, edit.remove)
    if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else delete holder[key]
    return document
  }
  const { holder, key } = at(document, edit.set, true)
  if (Array.isArray(holder)) holder[Math.min(Number(key), holder.length)] = edit.to
  else holder[key] = edit.to
  return document
}

function renamed(document: JsonValue, pointer: string, to: string): JsonValue {
  const { holder, key } = at(document, pointer)
  if (Array.isArray(holder)) throw new Error(`'${pointer}' is in a list.`)
  const entries = Object.entries(holder)
  for (const each of Object.keys(holder)) delete holder[each]
  for (const [each, value] of entries) holder[each === key ? to : each] = value
  return document
}

type Holder = JsonValue[] | { [key: string]: JsonValue }

function at(document: JsonValue, pointer: string, mayBeNew = false) {
  const keys = pointerKeys(pointer)
  const key = keys.pop() ?? ''
  let holder: JsonValue = document
  for (const each of keys) holder = inside(holder, each, pointer)
  const value = mayBeNew ? null : inside(holder, key, pointer)
  return { holder: holder as Holder, key, value }
}

function inside(holder: JsonValue, key: string, pointer: string): JsonValue {
  const found =
    typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
      ? (holder as { readonly [key: string]: JsonValue })[key]
      : undefined
  if (found === undefined) throw new Error(`There is nothing at '${pointer}'.`)
  return found
}
