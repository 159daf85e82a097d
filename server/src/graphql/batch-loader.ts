/** Gathers the keys asked for in one turn of the event loop and loads them with one call. */
export interface BatchLoader<K, V> {
  load(key: K): Promise<V | null>
}

export function createBatchLoader<K, V>(
  loadAll: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>,
): BatchLoader<K, V> {
  const known = new Map<K, Promise<V | null>>()
  let waiting: { keys: K[]; loaded: Promise<ReadonlyMap<K, V>> } | null = null

  function batch(): { keys: K[]; loaded: Promise<ReadonlyMap<K, V>> } {
    const keys: K[] = []
    const loaded = new Promise<void>((wake) => setImmediate(wake)).then(() => {
      waiting = null
      return loadAll(keys)
    })
    return { keys, loaded }
  }

  return {
    load(key) {
      const before = known.get(key)
      if (before !== undefined) return before
      waiting ??= batch()
      waiting.keys.push(key)
      const value = waiting.loaded.then((values) => values.get(key) ?? null)
      known.set(key, value)
      return value
    },
  }
}
