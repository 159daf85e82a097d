import type { OutboxEntry } from '../ports/effect-channel.ts'
import type { Shell } from './shell.ts'

/** Deliveries that are under way at a time: channels gather them, and one statement closes them. */
const LEASE_LIMIT = 100
/** Longer than a channel may take; a node that dies while it delivers is followed after it. */
const LEASE_MS = 30_000
const FIRST_RETRY_MS = 1_000
const MAX_RETRY_MS = 600_000

/** Hands waiting effects to the channel until none is due; returns how many left. An effect that the channel refuses is
 *  tried again with the same id after a while that doubles up to ten minutes, with jitter. Throws `store.unavailable`. */
export async function deliverEffects(shell: Shell): Promise<number> {
  let delivered = 0
  for (;;) {
    const leased = await shell.store.leaseOutbox(LEASE_LIMIT, LEASE_MS)
    delivered += await deliverSome(shell, leased)
    if (leased.length < LEASE_LIMIT) return delivered
  }
}

async function deliverSome(shell: Shell, entries: readonly OutboxEntry[]): Promise<number> {
  const results = await Promise.all(entries.map((entry) => deliverOne(shell, entry)))
  const left = entries.filter((_, index) => results[index])
  if (left.length > 0) await shell.store.markDelivered(left)
  return left.length
}

async function deliverOne(shell: Shell, entry: OutboxEntry): Promise<boolean> {
  try {
    await shell.channel.deliver(entry)
    return true
  } catch (error) {
    shell.observer.trouble({ at: 'channel', error })
    const wait = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(entry.attempts - 1, 20))
    await shell.store.markFailed(entry, wait * (0.5 + Math.random() / 2))
    return false
  }
}
