/** Keys of the batches under way; each is held by one batch. */
export interface HeldKeys {
  /** True where another batch holds it. */
  isForeign(key: string, holder: object): boolean
  hold(key: string, holder: object): void
  release(holder: object): void
}

export function createHeldKeys(): HeldKeys {
  const holders = new Map<string, object>()
  const keysOf = new Map<object, string[]>()
  return {
    isForeign(key, holder) {
      const known = holders.get(key)
      return known !== undefined && known !== holder
    },
    hold(key, holder) {
      if (holders.get(key) === holder) return
      holders.set(key, holder)
      const keys = keysOf.get(holder)
      if (keys === undefined) keysOf.set(holder, [key])
      else keys.push(key)
    },
    release(holder) {
      for (const key of keysOf.get(holder) ?? []) holders.delete(key)
      keysOf.delete(holder)
    },
  }
}
