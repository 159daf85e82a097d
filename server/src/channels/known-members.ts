import type { Clock } from '@linli/runtime'

const KEEP_MS = 24 * 60 * 60_000
const MOST = 20_000

/** Ids that a provider gave for phones, for a day: it wants to be asked seldom. */
export interface KnownMembers {
  idOf(phone: string): Promise<string>
  /** What was known of it is wrong. */
  forget(phone: string): void
}

export function createKnownMembers(
  clock: Clock,
  find: (phone: string) => Promise<string>,
): KnownMembers {
  const known = new Map<string, { readonly id: string; readonly until: number }>()
  return {
    async idOf(phone) {
      const kept = known.get(phone)
      if (kept !== undefined && clock.now() < kept.until) return kept.id
      const id = await find(phone)
      known.delete(phone)
      known.set(phone, { id, until: clock.now() + KEEP_MS })
      const [oldest] = known.keys()
      if (known.size > MOST && oldest !== undefined) known.delete(oldest)
      return id
    },
    forget(phone) {
      known.delete(phone)
    },
  }
}
