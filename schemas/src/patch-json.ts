import type { JsonObject, JsonValue } from './json.ts'
import type { JsonChange } from './json-change.ts'
import { pointerKeys } from './json-pointer.ts'
import { invariant } from './linli-error.ts'

/** Applies changes to a document one after the other, as `patchJsonText` does to its text. What no change reaches is the same
 *  object as before, so that whoever draws the document sees what is new. Throws `invariant.broken` where a change names
 *  what is not there. */
export function patchJson<Document extends JsonValue>(
  document: Document,
  patch: readonly JsonChange[],
): Document {
  return patch.reduce<JsonValue>(changed, document) as Document
}

function changed(document: JsonValue, change: JsonChange): JsonValue {
  const keys = pointerKeys(change.op === 'move' ? change.from : change.path)
  const key = keys.pop()
  invariant(key !== undefined, 'The whole document is not changed.')
  return withinAt(document, keys, (parent) => {
    if (Array.isArray(parent)) return changedList(parent, key, change)
    invariant(typeof parent === 'object' && parent !== null, `There is nothing at '${key}'.`)
    return changedObject(parent as JsonObject, key, change)
  })
}

function withinAt(
  value: JsonValue,
  keys: readonly string[],
  change: (parent: JsonValue) => JsonValue,
): JsonValue {
  const [key, ...deeper] = keys
  if (key === undefined) return change(value)
  invariant(typeof value === 'object' && value !== null, `There is nothing at '${key}'.`)
  invariant(Object.hasOwn(value, key), `There is nothing at '${key}'.`)
  const child = withinAt((value as JsonObject)[key] as JsonValue, deeper, change)
  if (Array.isArray(value)) return value.with(Number(key), child)
  return { ...(value as JsonObject), [key]: child }
}

function changedList(list: readonly JsonValue[], key: string, change: JsonChange): JsonValue {
  const index = key === '-' ? list.length : Number(key)
  const isThere = index in list
  if (change.op === 'add') {
    invariant(isThere || index === list.length, `There is no place '${key}'.`)
    return list.toSpliced(index, 0, change.value)
  }
  invariant(isThere && change.op !== 'move', `There is nothing at '${key}'.`)
  if (change.op === 'remove') return list.toSpliced(index, 1)
  if (change.op === 'replace') return list.with(index, change.value)
  invariant(list[index] === change.value, 'It says what it said.')
  return list
}

function changedObject(object: JsonObject, key: string, change: JsonChange): JsonValue {
  if (change.op === 'add') return { ...object, [key]: change.value }
  invariant(Object.hasOwn(object, key), `There is nothing at '${key}'.`)
  switch (change.op) {
    case 'replace':
      return { ...object, [key]: change.value }
    case 'remove': {
      const { [key]: _gone, ...rest } = object
      return rest
    }
    case 'move': {
      const name = pointerKeys(change.path).at(-1) ?? ''
      const renamed = Object.entries(object).map(([each, value]) => [
        each === key ? name : each,
        value,
      ])
      return Object.fromEntries(renamed) as JsonObject
    }
    case 'test':
      invariant(object[key] === change.value, 'It says what it said.')
      return object
  }
}
