/** A map that keeps the most recently used entries: half of `limit` for sure, and never more than `limit`. */
export interface RecentMap<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  delete(key: string): void
}

/** Two generations, because a Map that always gives up its oldest entry walks over all those it gave up before: with
 *  20,000 keys that took a fifth of the engine's transitions. */
export function createRecentMap<Value>(limit: number): RecentMap<Value> {
  const half = Math.ceil(limit / 2)
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()

  function keep(key: string, value: Value): void {
    young.set(key, value)
    if (young.size < half) return
    old = young
    young = new Map()
  }

  return {
    get(key) {
      const value = young.get(key)
      if (value !== undefined) return value
      const before = old.get(key)
      if (before !== undefined) keep(key, before)
      return before
    },
    set: keep,
    delete(key) {
      young.delete(key)
      old.delete(key)
    },
  }
}
