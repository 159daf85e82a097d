import { LinliError } from '@linli/schemas/linli-error'

/** How many streams may be open at once, so that forgotten pages and hostile ones cannot pile up. */
export interface StreamSlots {
  /** Returns what gives the slot back. Throws `request.too-many` when the session or the tenant has enough. */
  take(sessionKey: string, tenantId: string): () => void
}

/** A browser opens at most six connections to one host over HTTP/1.1; a desk page uses two streams. */
const PER_SESSION = 12
const PER_TENANT = 1_000

export function createStreamSlots(): StreamSlots {
  const open = new Map<string, number>()
  const add = (key: string, change: number) => {
    const count = (open.get(key) ?? 0) + change
    if (count === 0) open.delete(key)
    else open.set(key, count)
  }
  return {
    take(sessionKey, tenantId) {
      const keys = [`session ${sessionKey}`, `tenant ${tenantId}`]
      const isFull = keys.some(
        (key, index) => (open.get(key) ?? 0) >= (index === 0 ? PER_SESSION : PER_TENANT),
      )
      if (isFull) throw new LinliError('request.too-many', 'Too many open streams.')
      for (const key of keys) add(key, 1)
      return () => {
        for (const key of keys) add(key, -1)
      }
    },
  }
}
