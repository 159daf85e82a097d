/** The list without one item. */
export function without<T>(items: readonly T[], index: number): readonly T[] {
  return items.filter((_, at) => at !== index)
}

/** The list with another item in one place. */
export function replaced<T>(items: readonly T[], index: number, item: T): readonly T[] {
  return items.map((each, at) => (at === index ? item : each))
}

/** The list with one item a place up (-1) or down (1); the same list where there is no such place. */
export function moved<T>(items: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const [item, other] = [items[index], items[index + by]]
  if (item === undefined || other === undefined) return items
  return replaced(replaced(items, index, other), index + by, item)
}

/** As many identities as there are items: those in excess go, those that are missing are new. */
export function keysFor(keys: readonly number[], count: number): readonly number[] {
  const kept = keys.slice(0, count)
  const next = Math.max(-1, ...keys) + 1
  return [...kept, ...Array.from({ length: count - kept.length }, (_, index) => next + index)]
}
