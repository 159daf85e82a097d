import type { Definition } from '@linli/schemas/definition'
import { isJsonObject, type JsonObject, type JsonValue } from '@linli/schemas/json'
import type { JsonChange } from '@linli/schemas/json-change'
import { escapePointer, pointerKeys, valueAt } from '@linli/schemas/json-pointer'
import { patchJson } from '@linli/schemas/patch-json'

/** A patch in the making: each change is made of the document as the changes before it left it. */
export interface Patching {
  readonly patch: readonly JsonChange[]
  /** The definition so far. */
  now(): Definition
  at(pointer: string): JsonValue | undefined
  run(...changes: readonly JsonChange[]): void
  /** Says something at a key, whether or not something stands there; objects on the way are made. No change where it says so. */
  put(pointer: string, value: JsonValue): void
  /** No change where there is nothing. */
  remove(pointer: string): void
  /** Another key for what stands there, at the same place among its siblings. No change where there is nothing. */
  rename(pointer: string, key: string): void
}

export function patching(definition: Definition): Patching {
  let now = definition as unknown as JsonValue
  const patch: JsonChange[] = []
  const at = (pointer: string) => valueAt(now, pointer) as JsonValue | undefined
  const run = (...changes: readonly JsonChange[]) => {
    now = patchJson(now, changes)
    patch.push(...changes)
  }
  const put = (pointer: string, value: JsonValue): void => {
    const there = at(pointer)
    if (there === value) return
    if (there !== undefined) {
      run({ op: 'replace', path: pointer, value })
      return
    }
    const parent = parentOf(pointer)
    const key = pointerKeys(pointer).at(-1) ?? ''
    const isThere = parent === '' || isJsonObject(at(parent)) || Array.isArray(at(parent))
    if (isThere) run({ op: 'add', path: pointer, value })
    else put(parent, { [key]: value })
  }
  return {
    patch,
    now: () => now as unknown as Definition,
    at,
    run,
    put,
    remove: (pointer) => {
      if (at(pointer) !== undefined) run({ op: 'remove', path: pointer })
    },
    rename: (pointer, key) => {
      if (at(pointer) === undefined) return
      const path = `${parentOf(pointer)}/${escapePointer(key)}`
      if (path !== pointer) run({ op: 'move', from: pointer, path })
    },
  }
}

/** Keys of an object that stands there, or none. */
export function keysAt(making: Patching, pointer: string): readonly string[] {
  const value = making.at(pointer)
  return isJsonObject(value) ? Object.keys(value as JsonObject) : []
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'))
}
