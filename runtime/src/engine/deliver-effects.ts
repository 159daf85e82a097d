import type { EffectChannel, OutboxEntry } from '../ports/effect-channel.ts'
import type { EngineObserver } from '../ports/engine.ts'
import type { EngineStore } from '../ports/engine-store.ts'

/** What a delivery needs. */
export interface Delivering {
  readonly store: EngineStore
  readonly channel: EffectChannel
  readonly observer: EngineObserver
}

/** Deliveries that are under way at a time: channels gather them, and one statement closes them. */
const LEASE_LIMIT = 100
/** Longer than a channel may take; a node that dies while it delivers is followed after it. */
const LEASE_MS = 30_000
const FIRST_RETRY_MS = 1_000
const MAX_RETRY_MS = 600_000

/** Hands waiting effects to the channel until none is due; returns how many left. An effect that the channel refuses is
 *  tried again with the same id after a while that doubles up to ten minutes, with jitter. Throws `store.unavailable`. */
export async function deliverEffects(parts: Delivering): Promise<number> {
  let delivered = 0
  for (;;) {
    const leased = await parts.store.leaseOutbox(LEASE_LIMIT, LEASE_MS)
    delivered += await deliverSome(parts, leased)
    if (leased.length < LEASE_LIMIT) return delivered
  }
}

/** The same for effects that are already this node's. Never throws: what is not closed in the outbox is delivered again
 *  after its lease, with the same id (I7). */
export async function deliverEntries(
  parts: Delivering,
  entries: readonly OutboxEntry[],
): Promise<void> {
  try {
    await deliverSome(parts, entries)
  } catch (error) {
    parts.observer.trouble({ at: 'store', error })
  }
}

async function deliverSome(parts: Delivering, entries: readonly OutboxEntry[]): Promise<number> {
  const results = await Promise.all(entries.map((entry) => deliverOne(parts, entry)))
  const left = entries.filter((_, index) => results[index])
  if (left.length > 0) await parts.store.removeDelivered(left)
  return left.length
}

async function deliverOne(parts: Delivering, entry: OutboxEntry): Promise<boolean> {
  try {
    await parts.channel.deliver(entry)
    return true
  } catch (error) {
    parts.observer.trouble({ at: 'channel', error })
    const wait = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(entry.attempts - 1, 20))
    await parts.store.markFailed(entry, wait * (0.5 + Math.random() / 2))
    return false
  }
}
