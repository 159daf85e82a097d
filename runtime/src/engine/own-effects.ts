import { derivedId } from '@linli/schemas/ids'
import type { Clock } from '../ports/clock.ts'
import type { OutboxEntry } from '../ports/effect-channel.ts'
import type { CommitStep } from '../ports/engine-store.ts'
import { type Delivering, deliverEntries } from './deliver-effects.ts'

/** From the commit on. A node that dies with effects in its hands, or is slower than this, is followed by another. */
const OWN_LEASE_MS = 15_000
/** Rounds start at least this far apart: many effects share two statements, and no person notices. */
const ROUNDS_APART_MS = 50

/** Effects that this node committed and delivers itself, without asking the outbox for them (ADR 0015). Their rows are
 *  born leased; what this node cannot take is left to whoever leases first. */
export interface OwnEffects {
  /** Asked before a commit: how long this node keeps `count` more effects to itself, 0 when it has no room. */
  leaseFor(count: number): number
  /** Told after a commit that the store confirmed, with the lease it was made under. */
  take(steps: readonly CommitStep[]): void
  /** Resolves when nothing is under way; after a lease's time at the latest, because then the rest is anybody's. For the
   *  end of a node, which takes nothing more. */
  settled(): Promise<void>
}

export function createOwnEffects(
  parts: Delivering & { readonly clock: Clock },
  maxHeld: number,
): OwnEffects {
  let waiting: OutboxEntry[] = []
  let underWay = 0
  let rounds: Promise<void> | null = null
  let isClosing = false

  async function deliverRounds(): Promise<void> {
    while (waiting.length > 0) {
      const pause = isClosing ? null : sleep(ROUNDS_APART_MS)
      const entries = waiting
      waiting = []
      underWay = entries.length
      await deliverEntries(parts, entries, isOurs)
      underWay = 0
      // Also where nothing waits, or the next effect would have a round of its own.
      await pause
    }
    rounds = null
  }

  /** One whose lease has passed is somebody else's by now. */
  function isOurs({ createdAt }: OutboxEntry): boolean {
    return parts.clock.now() < createdAt + OWN_LEASE_MS
  }

  return {
    leaseFor: (count) =>
      count > 0 && waiting.length + underWay + count <= maxHeld ? OWN_LEASE_MS : 0,
    take(steps) {
      for (const { tenantId, instanceId, step, entry } of steps) {
        const createdAt = entry.now
        step.effects.forEach((effect, index) => {
          const id = derivedId(instanceId, step.snapshot.seq, index)
          waiting.push({ tenantId, id, instanceId, effect, attempts: 1, createdAt })
        })
      }
      if (waiting.length > 0) rounds ??= deliverRounds()
    },
    async settled() {
      isClosing = true
      if (rounds !== null) await Promise.race([rounds, sleep(OWN_LEASE_MS)])
    },
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timeout = setTimeout(resolve, ms)
    timeout.unref?.()
  })
}
