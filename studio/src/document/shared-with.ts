import { isJsonObject, type JsonObject, type JsonValue } from '@linli/schemas/json'

/** `after`, in which everything that says the same as in `before` is the same object: what draws it sees what is new. The order of keys is
 *  something said. Of a list, what stands before and behind what came or went is what it was. */
export function sharedWith(before: JsonValue | undefined, after: JsonValue): JsonValue {
  if (before === after) return after
  if (Array.isArray(after)) return Array.isArray(before) ? sharedList(before, after) : after
  if (!isJsonObject(after) || !isJsonObject(before)) return after
  return sharedObject(before, after)
}

function sharedObject(before: JsonObject, after: JsonObject): JsonObject {
  const [had, keys] = [Object.keys(before), Object.keys(after)]
  const next = keys.map((key) => {
    const value = after[key] as JsonValue
    return Object.hasOwn(before, key) ? sharedWith(before[key], value) : value
  })
  const isSame =
    had.length === keys.length &&
    keys.every((key, index) => key === had[index] && next[index] === before[key])
  if (isSame) return before
  if (keys.every((key, index) => next[index] === after[key])) return after
  return Object.fromEntries(keys.map((key, index) => [key, next[index] as JsonValue]))
}

function sharedList(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
): readonly JsonValue[] {
  const least = Math.min(before.length, after.length)
  const next: JsonValue[] = [...after]
  /** Whether the two say the same; what they have in common is shared anyway. */
  const share = (from: number, to: number) => {
    const shared = sharedWith(before[from], after[to] as JsonValue)
    next[to] = shared
    return shared === before[from]
  }
  let start = 0
  while (start < least && share(start, start)) start += 1
  if (start === before.length && start === after.length) return before
  const shift = after.length - before.length
  let end = before.length
  // Those that differ at `start` are known to.
  const first = start + (shift === 0 ? 1 : Math.max(0, -shift))
  while (end > first && share(end - 1, end - 1 + shift)) end -= 1
  for (let index = start + 1; index < Math.min(end, end + shift); index += 1) share(index, index)
  return next
}
