import type { Effect } from '@linli/schemas/effect'
import { describe, expect, it } from 'vitest'
import type { OutboxEntry } from '../ports/effect-channel.ts'
import type { CommitStep, EngineStore } from '../ports/engine-store.ts'
import { createOwnEffects } from './own-effects.ts'

const NOW = 1_000_000

describe('effects of the node that committed them', () => {
  it('are closed in the outbox though the store cannot take a refused neighbour back', async () => {
    const { effects, removed, troubles } = createRecording({ refuse: 'i.1.0' })

    effects.take([stepWith(3, NOW)])
    await effects.settled()

    expect(removed).toEqual(['i.1.1', 'i.1.2'])
    expect(troubles).toEqual(['channel', 'store'])
  })

  it('are left to others once their lease has passed', async () => {
    const { effects, delivered } = createRecording()

    effects.take([stepWith(1, NOW - 15_000), stepWith(1, NOW - 14_999)])
    await effects.settled()

    expect(delivered).toHaveLength(1)
  })

  it('are no more than the node has room for', () => {
    const { effects } = createRecording()

    effects.take([stepWith(3, NOW)])

    expect([effects.leaseFor(1), effects.leaseFor(2), effects.leaseFor(0)]).toEqual([15_000, 0, 0])
  })
})

function createRecording({ refuse = '' } = {}) {
  const delivered: string[] = []
  const removed: string[] = []
  const troubles: string[] = []
  const store = {
    removeDelivered: async (entries: readonly OutboxEntry[]) => {
      removed.push(...entries.map(({ id }) => id))
    },
    markFailed: () => Promise.reject(new Error('The store is away.')),
  }
  const effects = createOwnEffects(
    {
      // Only these two are ever called.
      store: store as unknown as EngineStore,
      channel: {
        async deliver({ id }) {
          if (id === refuse) throw new Error('The channel is away.')
          delivered.push(id)
        },
      },
      observer: { incident: () => undefined, trouble: ({ at }) => troubles.push(at) },
      ids: { uuid: () => '', lookupCode: () => '' },
      clock: { now: () => NOW },
    },
    4,
  )
  return { effects, delivered, removed, troubles }
}

/** Of a commit step, what own effects look at. */
function stepWith(count: number, now: number): CommitStep {
  const effect: Effect = { kind: 'emit', event: 'e' }
  return {
    tenantId: 't',
    instanceId: 'i',
    entry: { now },
    step: { snapshot: { seq: 1 }, effects: Array.from({ length: count }, () => effect) },
  } as unknown as CommitStep
}
