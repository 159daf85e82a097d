import { isJsonObject, type JsonObject, type JsonValue } from '@linli/schemas/json'
import type { JsonChange } from '@linli/schemas/json-change'
import { escapePointer } from '@linli/schemas/json-pointer'

/** The changes that make `after` out of `before`, one after the other. What is the same object in both is not looked into, so
 *  that they cost what was changed and not what there is. An object whose keys changed places is written anew, as people see the
 *  order of outcomes; a key that is added stands behind the others. The whole is never written anew, and the order of its own keys, which
 *  nobody sees, stays as it was. */
export function changesBetween(before: JsonValue, after: JsonValue): readonly JsonChange[] {
  return changesAt('', before, after)
}

function changesAt(path: string, before: JsonValue, after: JsonValue): readonly JsonChange[] {
  if (before === after) return []
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(path, before, after)
  if (isJsonObject(before) && isJsonObject(after)) return objectChanges(path, before, after)
  return [{ op: 'replace', path, value: after }]
}

function objectChanges(path: string, before: JsonObject, after: JsonObject): readonly JsonChange[] {
  const at = (key: string) => `${path}/${escapePointer(key)}`
  const had = Object.keys(before).length
  const fresh = Object.keys(after).filter((key) => !Object.hasOwn(before, key)).length
  // Written at once, not key by key, where it is new for the most part.
  const isNew = fresh > Math.max(had, 20) || !isSameOrder(before, after)
  if (isNew && path !== '') return [{ op: 'replace', path, value: after }]
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
  return [
    ...gone.map((key): JsonChange => ({ op: 'remove', path: at(key) })),
    ...Object.entries(after).flatMap(([key, value]): readonly JsonChange[] => {
      if (!Object.hasOwn(before, key)) return [{ op: 'add', path: at(key), value }]
      return changesAt(at(key), before[key] as JsonValue, value)
    }),
  ]
}

/** Whether the keys that both have follow each other alike. */
function isSameOrder(before: JsonObject, after: JsonObject): boolean {
  const left = Object.keys(before).filter((key) => Object.hasOwn(after, key))
  const right = Object.keys(after).filter((key) => Object.hasOwn(before, key))
  return left.every((key, index) => key === right[index])
}

function listChanges(
  path: string,
  before: readonly JsonValue[],
  after: readonly JsonValue[],
): readonly JsonChange[] {
  const least = Math.min(before.length, after.length)
  let start = 0
  while (start < least && isSame(before[start], after[start])) start += 1
  let end = 0
  while (end < least - start && isSame(before.at(-1 - end), after.at(-1 - end))) end += 1
  const old = before.slice(start, before.length - end)
  const fresh = after.slice(start, after.length - end)
  const both = Math.min(old.length, fresh.length)
  return [
    ...fresh.slice(0, both).flatMap((item, index) => {
      return changesAt(`${path}/${start + index}`, old[index] as JsonValue, item)
    }),
    ...old.slice(both).map((): JsonChange => ({ op: 'remove', path: `${path}/${start + both}` })),
    ...fresh.slice(both).map((value, index): JsonChange => {
      return { op: 'add', path: `${path}/${start + both + index}`, value }
    }),
  ]
}

function isSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) return true
  if (one === undefined || other === undefined) return false
  return changesAt('', one, other).length === 0
}
