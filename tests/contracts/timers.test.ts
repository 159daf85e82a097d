import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { RESIDENT, WORKER } from '../support/builders.ts'
import {
  createMemoryGround,
  createNode,
  createPostgresGround,
  type TestGround,
  type TestNode,
} from '../support/test-engines.ts'
import { until } from '../support/until.ts'

const HOUR_MS = 3_600_000

describe.each([
  ['the memory store', createMemoryGround],
  ['PostgreSQL', createPostgresGround],
])('a timer on %s', (_, createGround) => {
  let ground: TestGround
  let node: TestNode
  let instanceId: string
  let tenantId: string

  beforeAll(async () => {
    ground = await createGround()
  })
  afterAll(async () => {
    expect(await ground.brokenInvariants()).toEqual([])
    await ground.close()
  })
  beforeEach(async () => {
    tenantId = await ground.createTenant()
    node = createNode(ground)
    const answers = { ref: '到时', divisor: 1 }
    const started = await node.engine.start({
      ...{ tenantId, definitionId: 'alarm', form: 'report', answers, actor: RESIDENT, key: 'k' },
    })
    instanceId = started.instanceId
    return async () => {
      await until(async () => (await fire(node)) >= 0 && (await ground.openTimers()) === 0)
      await node.engine.close()
    }
  })
  const fire = ({ engine }: TestNode) => engine.fireDueTimers()
  const complete = () =>
    node.engine.complete({
      ...{ tenantId, taskId: `${instanceId}.1.0`, outcome: 'confirmed', answers: {} },
      ...{ actor: WORKER, key: 'k' },
    })
  async function stored() {
    const instances = [{ tenantId, instanceId }]
    const loaded = await ground.store.load({
      ...{ instances, inbox: [], correlations: [], incidents: [] },
    })
    const { seq, position } = loaded.instances[0]?.snapshot ?? {}
    return { seq, position }
  }

  test('is due by the database’s clock, though its node’s own leads by an hour', async () => {
    const fast = createNode({ ...ground, clock: { now: () => ground.clock.now() + HOUR_MS } })

    expect(await fire(fast)).toBe(0)

    await until(async () => (await fire(node)) === 1)
    expect(await stored()).toEqual({ seq: 2, position: ['escalated'] })
    await fast.engine.close()
  })

  test('whose node died with it fires on another one', async () => {
    await until(async () => (await ground.store.leaseDueTimers(100, 1)).length === 1)

    await until(async () => (await fire(node)) === 1)

    expect(await stored()).toEqual({ seq: 2, position: ['escalated'] })
  })

  test('that is disarmed after it was found due and before it fires does nothing', async () => {
    const { store } = ground
    const slow = createNode({
      ...ground,
      store: {
        ...store,
        async leaseDueTimers(limit, leaseMs) {
          const due = await store.leaseDueTimers(limit, leaseMs)
          if (due.length > 0) await complete()
          return due
        },
      },
    })

    await until(async () => (await fire(slow)) === 1)

    expect(await stored()).toEqual({ seq: 2, position: ['waiting'] })
    expect(slow.incidents).toEqual([])
    await slow.engine.close()
  })
})
