import { LinliError } from '@linli/schemas/linli-error'

/** How much of something each key may hold at a time, so that one cannot take it all. */
export interface Shares {
  /** Returns what gives the share back. Throws `request.too-many` when the key holds enough. */
  take(key: string): () => void
}

export function createShares(limit: number): Shares {
  const held = new Map<string, number>()
  return {
    take(key) {
      const count = held.get(key) ?? 0
      if (count >= limit)
        throw new LinliError('request.too-many', `More than ${limit} at a time.`, {
          details: { retryAfterSeconds: 1 },
        })
      held.set(key, count + 1)
      return () => {
        const left = (held.get(key) ?? 1) - 1
        if (left === 0) held.delete(key)
        else held.set(key, left)
      }
    },
  }
}
