import { LinliError } from '@linli/schemas/linli-error'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EngineStore } from '../../runtime/src/ports/engine-store.ts'
import { alarmReading, RESIDENT, SENSOR, WORKER } from '../support/builders.ts'
import { createNode, createPostgresGround, type TestGround } from '../support/test-engines.ts'

describe('a node that loses its database', () => {
  let ground: TestGround
  let tenantId: string

  beforeAll(async () => {
    ground = await createPostgresGround()
  })
  afterAll(async () => {
    expect(await ground.brokenInvariants()).toEqual([])
    await ground.close()
  })
  beforeEach(async () => {
    tenantId = await ground.createTenant()
  })

  const start = (node: ReturnType<typeof createNode>, key: string) =>
    node.engine.start({
      tenantId,
      definitionId: 'alarm',
      form: 'report',
      answers: { ref: '断线', divisor: 1 },
      actor: RESIDENT,
      key,
    })

  it('commits whose answer was lost are not done again by a retry', async () => {
    const losing = createNode({ ...ground, store: losesAnswers(ground.store) })
    const lost = await Promise.allSettled([start(losing, 'a'), start(losing, 'b')])
    const node = createNode(ground)

    const retried = await Promise.all([start(losing, 'a'), start(node, 'b')])
    const again = await Promise.all([start(node, 'a'), start(losing, 'b')])

    expect(lost).toMatchObject([
      { status: 'rejected', reason: { code: 'store.unavailable' } },
      { status: 'rejected', reason: { code: 'store.unavailable' } },
    ])
    expect(again).toEqual(retried)
  })

  it('a completion whose answer was lost gives the first answer when repeated', async () => {
    const node = createNode(ground)
    const { instanceId } = await start(node, 'c')
    const losing = createNode({ ...ground, store: losesAnswers(ground.store) })
    const complete = (by: ReturnType<typeof createNode>) =>
      by.engine.complete({
        tenantId,
        taskId: `${instanceId}.1.0`,
        outcome: 'confirmed',
        answers: {},
        actor: WORKER,
        key: 'once',
      })
    const [lost] = await Promise.allSettled([complete(losing)])

    const answers = [await complete(losing), await complete(node)]

    expect(lost).toMatchObject({ reason: { code: 'store.unavailable' } })
    expect(answers[0]).toEqual({ instanceId, seq: 2, ended: false, position: ['waiting'] })
    expect(answers[1]).toEqual(answers[0])
  })

  it('a row that the database refuses fails alone, its batch is committed', async () => {
    const batches: number[] = []
    const committing = (commands: readonly unknown[]) => {
      batches.push(commands.length)
      return () => undefined
    }
    const node = createNode(ground, {}, { committing })
    const poor = await ground.createTenant()
    await ground.removeNode?.(poor, 'grid-1')
    // Whose versions are known, so that all travel together.
    for (const tenant of [tenantId, poor]) {
      await node.engine.acceptReading({
        ...{ tenantId: tenant, device: SENSOR, messageId: 'm', bodyHash: 'm' },
        reading: alarmReading('静', 'quiet'),
      })
    }
    const poisoned = { definitionId: 'alarm', form: 'report', actor: RESIDENT, key: 'd' }

    const results = await Promise.allSettled([
      ...['e', 'f', 'g'].map((key) => start(node, key)),
      node.engine.start({ ...poisoned, tenantId: poor, answers: { ref: '无处', divisor: 1 } }),
      ...['h', 'i'].map((key) => start(node, key)),
    ])

    const statuses = results.map((result) => result.status)
    expect(statuses).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    expect(results[3]).toMatchObject({ reason: { code: 'invariant.broken' } })
    expect(batches).toContain(6)
  })

  it('effects that a dead node had leased keep their id for the next one', async () => {
    const node = createNode(ground, { heldEffects: 0 })
    await start(node, 'j')
    const leased = await ground.store.leaseOutbox(1_000, 60_000)
    await ground.endEffectLeases()

    await node.engine.deliverEffects()

    const ids = new Set(node.delivered.map((entry) => `${entry.tenantId} ${entry.id}`))
    expect(ids.size).toBe(node.delivered.length)
    expect(leased.every((entry) => ids.has(`${entry.tenantId} ${entry.id}`))).toBe(true)
    expect(node.delivered.every((entry) => entry.attempts === 2)).toBe(true)
  })
})

/** Commits the first batch, and then says that it does not know. */
function losesAnswers(store: EngineStore): EngineStore {
  let isLost = false
  return {
    ...store,
    async commit(batch) {
      const result = await store.commit(batch)
      if (isLost || result.kind !== 'committed') return result
      isLost = true
      throw new LinliError('store.unavailable', 'The connection broke before the answer.')
    },
  }
}
