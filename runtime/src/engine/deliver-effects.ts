import { LinliError } from '@linli/schemas/linli-error'
import type { EffectChannel, OutboxEntry } from '../ports/effect-channel.ts'
import type { EngineObserver } from '../ports/engine.ts'
import type { EngineStore } from '../ports/engine-store.ts'
import type { IdSource } from '../ports/id-source.ts'

/** What a delivery needs. */
export interface Delivering {
  readonly store: EngineStore
  readonly channel: EffectChannel
  readonly observer: EngineObserver
  readonly ids: IdSource
}

/** Deliveries that are under way at a time: channels gather them, and one statement closes them. */
const LEASE_LIMIT = 100
/** Longer than a channel may take; a node that dies while it delivers is followed after it. */
const LEASE_MS = 30_000
/** Then the effect waits for a person, as an incident. With the waits below that is after 15 to 30 minutes. */
const MAX_ATTEMPTS = 8
const FIRST_RETRY_MS = 1_000
const GROWTH = 4
const MAX_RETRY_MS = 600_000

/** Hands waiting effects to the channel until none is due; returns how many left. An effect that the channel refuses is
 *  tried again with the same id after a while that grows fourfold up to ten minutes, with jitter; the eighth refusal makes
 *  it an incident. Throws `store.unavailable`. */
export async function deliverEffects(parts: Delivering): Promise<number> {
  let delivered = 0
  for (;;) {
    const leased = await parts.store.leaseOutbox(LEASE_LIMIT, LEASE_MS)
    delivered += await deliverSome(parts, leased)
    if (leased.length < LEASE_LIMIT) return delivered
  }
}

/** The same for effects that are this node's already, and that `isOurs` still says are. Never throws: what is not closed in
 *  the outbox is delivered again after its lease, with the same id (I7). */
export async function deliverEntries(
  parts: Delivering,
  entries: readonly OutboxEntry[],
  isOurs: (entry: OutboxEntry) => boolean,
): Promise<void> {
  for (let from = 0; from < entries.length; from += LEASE_LIMIT) {
    try {
      await deliverSome(parts, entries.slice(from, from + LEASE_LIMIT).filter(isOurs))
    } catch (error) {
      parts.observer.trouble({ at: 'store', error })
    }
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
    await putBack(parts, entry, error)
    return false
  }
}

/** A store that cannot take it back keeps the lease, which ends by itself; the neighbours are closed all the same. */
async function putBack(parts: Delivering, entry: OutboxEntry, error: unknown): Promise<void> {
  try {
    if (entry.attempts >= MAX_ATTEMPTS) return await stop(parts, entry, error)
    const wait = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * GROWTH ** (entry.attempts - 1))
    await parts.store.markFailed(entry, wait * (0.5 + Math.random() / 2))
  } catch (storeError) {
    parts.observer.trouble({ at: 'store', error: storeError })
  }
}

/** What the channel said is not kept: it may repeat whom it was to reach. */
async function stop(parts: Delivering, entry: OutboxEntry, error: unknown): Promise<void> {
  const { tenantId, instanceId, id, effect, createdAt } = entry
  const code = error instanceof LinliError ? error.code : 'channel.unreachable'
  await parts.store.stopEffect(entry, {
    id: parts.ids.uuid(),
    code,
    message: `The channel refused the effect '${id}' ${entry.attempts} times.`,
    input: { kind: 'effect', id, effect, createdAt },
  })
  parts.observer.incident({ tenantId, instanceId, error })
}
