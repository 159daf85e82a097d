import { isJsonObject, type JsonObject, type JsonValue } from '@linli/schemas/json'

/** `after`, in which everything that says the same as in `before` is the same object: what draws it sees what is new. */
export function sharedWith(before: JsonValue | undefined, after: JsonValue): JsonValue {
  if (before === after) return after
  if (Array.isArray(after)) return sharedList(Array.isArray(before) ? before : [], after, before)
  if (!isJsonObject(after) || !isJsonObject(before)) return after
  const keys = Object.keys(after)
  const next: Record<string, JsonValue> = {}
  let isSame = keys.length === Object.keys(before).length
  for (const key of keys) {
    const child = sharedWith(before[key], after[key] as JsonValue)
    define(next, key, child)
    isSame &&= child === before[key] && Object.hasOwn(before, key)
  }
  return isSame ? before : next
}

function sharedList(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  same: JsonValue | undefined,
): JsonValue {
  const next = after.map((item, index) => sharedWith(before[index], item))
  const isSame =
    next.length === before.length && next.every((item, index) => item === before[index])
  return isSame && Array.isArray(same) ? same : next
}

function define(object: JsonObject, key: string, value: JsonValue): void {
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}
