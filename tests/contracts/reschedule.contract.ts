import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { formatLocal } from '../../runtime/src/core/civil-time.ts'
import { ALARM, OFFICIAL, RESIDENT, WORKER } from '../support/builders.ts'
import { testCalendar } from '../support/test-calendar.ts'
import { createNode, type TestGround, type TestNode } from '../support/test-engines.ts'

const DEADLINE = {
  ...ALARM,
  id: 'deadline',
  timers: {
    answer: { title: { 'zh-CN': '三十日内答复', en: 'Answer' }, clock: 'working-days', days: 30 },
  },
} as const

/** What every store makes of a calendar that changes. */
export function rescheduleContract(name: string, createGround: () => Promise<TestGround>): void {
  describe(`a changed calendar on ${name}`, () => {
    let ground: TestGround
    let node: TestNode
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
      const published = await node.engine.publish({ tenantId, document: DEADLINE, actor: OFFICIAL })
      expect(published).toMatchObject({ kind: 'published' })
    })
    afterEach(() => node.engine.close())

    async function start(): Promise<string> {
      const { instanceId } = await node.engine.start({
        ...{ tenantId, definitionId: 'deadline', form: 'report', actor: RESIDENT },
        ...{ answers: { ref: '路灯不亮', divisor: 4 }, key: randomUUID() },
      })
      return instanceId
    }
    async function dueAt(instanceId: string): Promise<number> {
      const key = { tenantId, instanceId }
      const loaded = await ground.store.load({
        ...{ instances: [key], inbox: [], correlations: [], incidents: [] },
      })
      const { timers, tasks } = loaded.instances[0]?.snapshot ?? { timers: [], tasks: [] }
      expect(tasks.map((task) => task.dueAt)).toEqual(timers.map((timer) => timer.dueAt))
      return timers[0]?.dueAt ?? Number.NaN
    }
    const closingDay = (at: number) => formatLocal(at, 480).slice(0, 10)
    /** The last day of the deadline is a day of rest from now on. */
    async function restOnLastDay(instanceId: string, ...nodes: readonly TestNode[]): Promise<void> {
      const date = closingDay(await dueAt(instanceId))
      for (const each of nodes) {
        each.calendar.now = testCalendar([{ date, isWorked: false, name: '停电' }])
      }
    }
    const reschedule = (instanceId: string, on = node) =>
      on.engine.reschedule({ tenantId, instanceId, actor: OFFICIAL })

    it('moves the timer and its task once, as a step', async () => {
      const instanceId = await start()
      const before = await dueAt(instanceId)
      await restOnLastDay(instanceId, node)

      const moved = await reschedule(instanceId)
      const again = await reschedule(instanceId)

      expect(moved).toMatchObject({ instanceId, seq: 2, ended: false })
      expect(again).toBeNull()
      expect(await dueAt(instanceId)).toBeGreaterThan(before)
    })

    it('lets many instances move together, and each only once by two nodes', async () => {
      const instances = await Promise.all(Array.from({ length: 20 }, start))
      const other = createNode(ground)
      await restOnLastDay(instances[0] ?? '', node, other)

      const moved = await Promise.all(
        instances.flatMap((instanceId) => [reschedule(instanceId), reschedule(instanceId, other)]),
      )

      expect(moved.filter((each) => each !== null)).toHaveLength(20)
      await other.engine.close()
    })

    it('does not answer that nothing moves from what another node has moved since', async () => {
      const instanceId = await start()
      const calm = node.calendar.now
      const other = createNode(ground)
      await restOnLastDay(instanceId, other)
      expect(await reschedule(instanceId, other)).toMatchObject({ seq: 2 })

      node.calendar.now = calm

      expect(await reschedule(instanceId)).toMatchObject({ seq: 3 })
      await other.engine.close()
    })

    it('passes over what is unknown and what is over', async () => {
      const instanceId = await start()
      await restOnLastDay(instanceId, node)
      await node.engine.cancel({ tenantId, instanceId, reason: '重复', actor: WORKER })

      expect(await reschedule(instanceId)).toBeNull()
      expect(await reschedule(randomUUID())).toBeNull()
    })
  })
}
