import { chinaWorkingCalendar } from '@linli/runtime'
import { createEngine, createMemoryStore } from '@linli/runtime/memory'
import { expect, test } from 'vitest'
import { createIdSource } from '../../runtime/src/engine/id-source.ts'
import { ALARM, alarmReading, OFFICIAL, ORG, SENSOR, WORKER } from '../support/builders.ts'
import { until } from '../support/until.ts'

const TENANT = 'street'
const CALENDAR = chinaWorkingCalendar()

test('a reading whose instance another batch holds waits for it without asking the store again', async () => {
  const clock = { now: () => Date.UTC(2026, 10, 21, 1) }
  const inner = createMemoryStore(clock)
  let loads = 0
  let hold: Promise<void> | null = null
  const engine = createEngine({
    store: {
      ...inner,
      load: async (keys) => {
        loads++
        await new Promise((next) => setImmediate(next))
        return inner.load(keys)
      },
      commit: async (batch) => {
        await hold
        return inner.commit(batch)
      },
    },
    ...{ clock, ids: createIdSource() },
    directory: { org: async () => ORG, calendar: async () => CALENDAR },
    channel: { deliver: async () => undefined },
    doorbell: { ringDeliver: async () => undefined, close: async () => undefined },
    observer: { incident: () => undefined, trouble: () => undefined },
    limits: { worthwhile: 1 },
  })
  const read = (kind: string, messageId: string) =>
    engine.acceptReading({
      ...{ tenantId: TENANT, device: SENSOR, messageId, bodyHash: messageId },
      reading: alarmReading('S-1', kind),
    })
  await engine.publish({ tenantId: TENANT, document: ALARM, actor: OFFICIAL })
  const started = await read('alarm', 'm1')
  if (started.kind !== 'started') throw new Error(started.kind)
  const task = { tenantId: TENANT, taskId: `${started.instances[0]}.1.0`, actor: WORKER }
  await engine.complete({ ...task, outcome: 'confirmed', answers: {}, key: 'k' })

  const { promise, resolve } = Promise.withResolvers<void>()
  hold = promise
  const { tenantId } = task
  const reason = '作废'
  const instanceId = started.instances[0] ?? ''
  const cancelling = engine.cancel({ tenantId, instanceId, reason, actor: OFFICIAL })
  const before = loads
  await until(async () => loads > before)
  const reading = read('cleared', 'm2')
  await until(async () => loads > before + 1)
  for (let turn = 0; turn < 50; turn++) await new Promise((next) => setImmediate(next))

  expect(loads).toBe(before + 2)
  resolve()
  await cancelling
  expect(await reading).toMatchObject({ kind: 'started' })
})
