import { isJsonObject, type JsonObject, type JsonValue } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'
import { patchJson } from '@linli/schemas/patch-json'

/** What both sides changed, each to something else. `undefined` stands for: is not there. */
export interface Conflict {
  /** JSON Pointer into mine; where it is gone in mine, of where it was. */
  readonly pointer: string
  readonly mine: JsonValue | undefined
  readonly theirs: JsonValue | undefined
}

export interface Merge {
  /** Mine with what only the others changed. Where both changed something, it says what I said. */
  readonly merged: JsonValue
  readonly conflicts: readonly Conflict[]
}

/** What results where theirs is taken at the conflicts of these pointers, and mine at the others. */
export function withTheirs({ merged, conflicts }: Merge, chosen: ReadonlySet<string>): JsonValue {
  // From the end, so that an item that comes or goes moves no place that is still to be changed.
  return conflicts.toReversed().reduce((document, { pointer, mine, theirs }) => {
    if (!chosen.has(pointer)) return document
    if (theirs === undefined) return patchJson(document, [{ op: 'remove', path: pointer }])
    const op = mine === undefined ? 'add' : 'replace'
    return patchJson(document, [{ op, path: pointer, value: theirs }])
  }, merged)
}

interface Sides {
  readonly base: JsonValue | undefined
  readonly mine: JsonValue | undefined
  readonly theirs: JsonValue | undefined
}

/** Merges two documents that came from one. Objects are merged by key, lists whose items have a name of their own (`uid`, `field`,
 *  `const`, `block`) by that name, other lists as a whole. Nothing that one side wrote is lost: it is in the result or in a conflict. */
export function mergeDocuments(sides: {
  readonly base: JsonValue
  readonly mine: JsonValue
  readonly theirs: JsonValue
}): Merge {
  const conflicts: Conflict[] = []
  const merged = mergeAt(sides, '', conflicts)
  return { merged: merged ?? null, conflicts }
}

function mergeAt(sides: Sides, pointer: string, conflicts: Conflict[]): JsonValue | undefined {
  const { base, mine, theirs } = sides
  if (isSame(mine, theirs) || isSame(base, theirs)) return mine
  if (isSame(base, mine)) return theirs
  if (isJsonObject(mine) && isJsonObject(theirs)) {
    return mergeObjects({ base: isJsonObject(base) ? base : {}, mine, theirs }, pointer, conflicts)
  }
  if (Array.isArray(mine) && Array.isArray(theirs) && Array.isArray(base)) {
    const list = mergeLists({ base, mine, theirs }, pointer, conflicts)
    if (list !== null) return list
  }
  conflicts.push({ pointer, mine, theirs })
  return mine
}

function mergeObjects(
  { base, mine, theirs }: { readonly [side in keyof Sides]: JsonObject },
  pointer: string,
  conflicts: Conflict[],
): JsonObject {
  const entries: [string, JsonValue][] = []
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(base)])) {
    const sides = { base: own(base, key), mine: own(mine, key), theirs: own(theirs, key) }
    const value = mergeAt(sides, `${pointer}/${escapePointer(key)}`, conflicts)
    if (value !== undefined) entries.push([key, value])
  }
  return Object.fromEntries(entries)
}

/** Null where the items have no names, or what stands in which order is not plain. */
function mergeLists(
  { base, mine, theirs }: { readonly [side in keyof Sides]: readonly JsonValue[] },
  pointer: string,
  conflicts: Conflict[],
): JsonValue | null {
  const named = [base, mine, theirs].map(byName)
  const [bases, mines, others] = named
  if (bases == null || mines == null || others == null) return null
  const order = mergedOrder([...bases.keys()], [...mines.keys()], [...others.keys()])
  if (order === null) return null
  const items: JsonValue[] = []
  for (const name of order) {
    const sides = { base: bases.get(name), mine: mines.get(name), theirs: others.get(name) }
    const item = mergeAt(sides, `${pointer}/${items.length}`, conflicts)
    if (item !== undefined) items.push(item)
  }
  return items
}

/** The order of whoever moved something, with what the other one added behind what it stood behind there; null where both moved. */
function mergedOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] | null {
  const isMoved = (side: readonly string[]) => {
    const kept = base.filter((name) => side.includes(name))
    return side.filter((name) => base.includes(name)).some((name, index) => name !== kept[index])
  }
  if (isMoved(mine) && isMoved(theirs)) return null
  const [leading, other] = isMoved(theirs) ? [theirs, mine] : [mine, theirs]
  const order = [...leading]
  for (const [index, name] of other.entries()) {
    if (order.includes(name)) continue
    const before = other.slice(0, index).findLast((each) => order.includes(each))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, name)
  }
  return order
}

const NAMES = ['uid', 'field', 'const', 'id', 'block'] as const

/** Items by what names them; null where one has no name, or shares it. */
function byName(list: readonly JsonValue[]): ReadonlyMap<string, JsonValue> | null {
  const items = new Map<string, JsonValue>()
  for (const item of list) {
    const name = typeof item === 'object' ? nameOf(item) : JSON.stringify(item)
    if (name === null || items.has(name)) return null
    items.set(name, item)
  }
  return items
}

function nameOf(item: JsonValue): string | null {
  if (!isJsonObject(item)) return null
  const key = NAMES.find((each) => ['string', 'number'].includes(typeof item[each]))
  return key === undefined ? null : `${key} ${JSON.stringify(item[key])}`
}

function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** Says the same, whatever the order of keys. */
function isSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]))
  }
  if (!isJsonObject(one) || !isJsonObject(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  )
}
