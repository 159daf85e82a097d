import type { Random } from '../support/random.ts'
import { pick } from './seed-documents.ts'

/** JSON that is being changed in place. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonParent = Json[] | { [key: string]: Json }

/** A place in a document: `parent[key]`. */
export interface Place {
  readonly parent: JsonParent
  readonly key: string
}

export function isParent(value: Json | undefined): value is JsonParent {
  return typeof value === 'object' && value !== null
}

export function valueIn({ parent, key }: Place): Json | undefined {
  return Array.isArray(parent) ? parent[Number(key)] : parent[key]
}

/** As JSON.parse would have it: `__proto__` is a key like any other. */
export function put({ parent, key }: Place, value: Json): void {
  Object.defineProperty(parent, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  })
}

export function remove({ parent, key }: Place): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1)
  else delete parent[key]
}

/** A place somewhere inside, deep ones as likely as shallow ones; null in an empty document. */
export function drawPlace(document: Json, random: Random): Place | null {
  if (!isParent(document)) return null
  let parent: JsonParent = document
  for (;;) {
    const keys = Object.keys(parent)
    if (keys.length === 0) return null
    const key = pick(keys, random)
    const value = valueIn({ parent, key })
    if (!isParent(value) || Object.keys(value).length === 0 || random.chance(0.15)) {
      return { parent, key }
    }
    parent = value
  }
}

/** Every place whose key path satisfies the question, in document order. */
export function placesWhere(
  document: Json,
  wanted: (keys: readonly string[], value: Json) => boolean,
): Place[] {
  const found: Place[] = []
  const walk = (parent: JsonParent, above: readonly string[]) => {
    for (const key of Object.keys(parent)) {
      const value = valueIn({ parent, key })
      if (value === undefined) continue
      const keys = [...above, key]
      if (wanted(keys, value)) found.push({ parent, key })
      if (isParent(value)) walk(value, keys)
    }
  }
  if (isParent(document)) walk(document, [])
  return found
}
