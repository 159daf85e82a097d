import { chinaWorkingCalendar, type RunningEngine } from '@linli/runtime'
import { createEngine, createMemoryStore } from '@linli/runtime/memory'
import { expect, test } from 'vitest'
import { createIdSource } from '../../runtime/src/engine/id-source.ts'
import {
  ALARM,
  alarmReading,
  OFFICIAL,
  ORG,
  OTHER_WORKER,
  SENSOR,
  WORKER,
} from '../support/builders.ts'

const TENANT = 'street'
const NOW = Date.UTC(2026, 10, 21, 1)
const CALENDAR = chinaWorkingCalendar()
let messages = 0

/** Two nodes over one store; each remembers instances as it last saw them. */
async function twoNodes(): Promise<readonly [RunningEngine, RunningEngine]> {
  const clock = { now: () => NOW }
  const store = createMemoryStore(clock)
  const node = () =>
    createEngine({
      ...{ store, clock, ids: createIdSource() },
      directory: {
        org: async () => ORG,
        calendar: async () => CALENDAR,
      },
      channel: { deliver: async () => undefined },
      doorbell: { ringDeliver: async () => undefined, close: async () => undefined },
      observer: { incident: () => undefined, trouble: () => undefined },
    })
  const nodes = [node(), node()] as const
  await nodes[0].publish({ tenantId: TENANT, document: ALARM, actor: OFFICIAL })
  return nodes
}

async function read(engine: RunningEngine, kind: string) {
  const reading = alarmReading('S-1', kind)
  const messageId = `m${messages++}`
  return engine.acceptReading({
    ...{ tenantId: TENANT, device: SENSOR, messageId, bodyHash: messageId, reading },
  })
}

test('a node that remembers an older state takes an event that the newer one accepts', async () => {
  const [here, there] = await twoNodes()
  const started = await read(here, 'alarm')
  if (started.kind !== 'started') throw new Error(started.kind)
  const taskId = `${started.instances[0]}.1.0`
  await there.complete({
    ...{ tenantId: TENANT, taskId, outcome: 'confirmed', answers: {}, actor: WORKER, key: 'k' },
  })

  const cleared = await read(here, 'cleared')

  expect(cleared).toEqual({ kind: 'signalled', instances: started.instances })
})

test('a node that remembers a holder lets another one claim what was released elsewhere', async () => {
  const [here, there] = await twoNodes()
  const started = await read(here, 'alarm')
  if (started.kind !== 'started') throw new Error(started.kind)
  const task = { tenantId: TENANT, taskId: `${started.instances[0]}.1.0` }
  await here.claim({ ...task, actor: WORKER })
  await there.release({ ...task, actor: WORKER })

  const claimed = await here.claim({ ...task, actor: OTHER_WORKER })

  expect(claimed.seq).toBe(4)
})
