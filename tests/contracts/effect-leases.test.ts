import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { alarmReading, SENSOR } from '../support/builders.ts'
import {
  createMemoryGround,
  createNode,
  createPostgresGround,
  type TestGround,
} from '../support/test-engines.ts'

const LEASE_MS = 60_000

describe.each([
  ['the memory store', createMemoryGround],
  ['PostgreSQL', createPostgresGround],
])('an effect on %s whose lease has passed', (_, createGround) => {
  let ground: TestGround

  beforeAll(async () => {
    ground = await createGround()
  })
  afterAll(() => ground.close())

  /** The same effect as its first holder knows it and as its second one does, whose lease runs. */
  async function leasedTwice() {
    const tenantId = await ground.createTenant()
    const node = createNode(ground, { heldEffects: 0 })
    const reading = alarmReading('戊')
    const message = { tenantId, device: SENSOR, messageId: 'm1', bodyHash: 'b', reading }
    await node.engine.acceptReading(message)
    await node.engine.close()
    const lease = async () => {
      // Whole milliseconds are kept, to the nearest: it may be due in half of one.
      await setTimeout(2)
      const leased = await ground.store.leaseOutbox(100, LEASE_MS)
      return leased.find((entry) => entry.tenantId === tenantId)
    }
    const late = await lease()
    await ground.endEffectLeases()
    const holder = await lease()
    if (late === undefined || holder === undefined) throw new Error('The alarm has an effect.')
    expect(holder).toMatchObject({ id: late.id, attempts: 2 })
    return { late, holder }
  }

  test('is not put back by its late holder', async () => {
    const { late, holder } = await leasedTwice()

    await ground.store.markFailed(late, 0)

    expect(await ground.store.leaseOutbox(100, LEASE_MS)).toEqual([])
    await ground.store.markFailed(holder, 0)
    await setTimeout(2)
    expect(await ground.store.leaseOutbox(100, LEASE_MS)).toMatchObject([{ id: holder.id }])
    await ground.store.removeDelivered([holder])
  })

  test('is not given up by its late holder', async () => {
    const { late, holder } = await leasedTwice()
    const incident = { id: crypto.randomUUID(), code: 'channel.unreachable', message: '' } as const
    const { id, effect, createdAt } = holder
    const input = { kind: 'effect' as const, id, effect, createdAt }

    await ground.store.stopEffect(late, { ...incident, input })
    expect(await ground.incidents()).toEqual([])

    await ground.store.stopEffect(holder, { ...incident, input })
    expect(await ground.incidents()).toMatchObject([{ kind: 'effect', attempts: 2 }])
  })
})
