import { LinliError } from '@linli/schemas/linli-error'

/** At most `limit` takes per key and window, per process. Throws `request.too-many` beyond. When more keys are seen than
 *  it can remember, it forgets the oldest. */
export interface RateLimiter {
  take(key: string): void
  /** Whether the next take would throw. */
  isFull(key: string): boolean
}

const MAX_KEYS = 50_000

export function createRateLimiter(limit: number, windowMs: number): RateLimiter {
  const windows = new Map<string, { count: number; endsAt: number }>()
  return {
    take(key) {
      const now = performance.now()
      const current = windows.get(key)
      if (current !== undefined && now < current.endsAt) {
        current.count += 1
        if (current.count <= limit) return
        throw new LinliError('request.too-many', `More than ${limit} requests in ${windowMs} ms.`, {
          details: { retryAfterSeconds: Math.ceil((current.endsAt - now) / 1000) },
        })
      }
      windows.delete(key)
      if (windows.size >= MAX_KEYS) windows.delete(windows.keys().next().value ?? key)
      windows.set(key, { count: 1, endsAt: now + windowMs })
    },
    isFull(key) {
      const current = windows.get(key)
      return current !== undefined && performance.now() < current.endsAt && current.count >= limit
    },
  }
}
