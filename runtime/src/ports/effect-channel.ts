import type { Effect } from '@linli/schemas/effect'

export interface OutboxEntry {
  readonly tenantId: string
  /** Stable idempotency key: `<instanceId>.<seq>.<index>`. */
  readonly id: string
  readonly instanceId: string
  readonly effect: Effect
  readonly attempts: number
  /** Epoch ms of the commit that planned it. */
  readonly createdAt: number
}

/** Carries effects outside. Called after commit, at least once per entry, with the same id on every retry (I7).
 *  Throws `channel.unreachable` to be tried again later. */
export interface EffectChannel {
  deliver(entry: OutboxEntry): Promise<void>
}
