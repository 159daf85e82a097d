import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LeavingCommand } from '../../runtime/src/ports/engine.ts'
import { OFFICIAL, RESIDENT } from '../support/builders.ts'
import { createMemoryGround, createNode, type TestGround } from '../support/test-engines.ts'

let ground: TestGround
beforeAll(async () => {
  ground = await createMemoryGround()
})
afterAll(() => ground.close())

test('the observer learns which commands a batch carries, where they come from, and how it ends', async () => {
  const batches: { readonly commands: readonly LeavingCommand[]; end: string | null }[] = []
  let origins = 0
  const node = createNode(
    ground,
    {},
    {
      origin: () => ++origins,
      committing(commands) {
        const batch = { commands, end: null as string | null }
        batches.push(batch)
        return (end) => {
          batch.end = end
        }
      },
    },
  )
  const tenantId = await ground.createTenant()

  const started = await Promise.all([start(), start()])
  await node.engine.cancel({
    ...{ tenantId, actor: OFFICIAL, reason: '重复' },
    instanceId: started[0]?.instanceId ?? '',
  })

  const told = batches.map(({ commands, end }) => ({
    end,
    commands: commands.map(({ origin, steps }) => [
      origin,
      ...steps.map(({ entry }) => entry.input.kind),
    ]),
  }))
  expect(told).toEqual([
    {
      end: 'committed',
      commands: [
        [1, 'start'],
        [2, 'start'],
      ],
    },
    { end: 'committed', commands: [[3, 'cancel']] },
  ])
  await node.engine.close()

  function start() {
    return node.engine.start({
      ...{ tenantId, definitionId: 'alarm', form: 'report', actor: RESIDENT, key: randomUUID() },
      answers: { ref: '楼道堆物', divisor: 4 },
    })
  }
})

test('the load says how many commands wait for a batch, and rests at nothing', async () => {
  const node = createNode(ground)
  const tenantId = await ground.createTenant()
  const cancelling = node.engine
    .cancel({ tenantId, instanceId: randomUUID(), reason: '重复', actor: OFFICIAL })
    .catch((error: unknown) => error)
  await Promise.resolve()

  expect(node.engine.load()).toEqual({ waiting: 1, batchesUnderWay: 0 })
  expect(await cancelling).toMatchObject({ code: 'instance.not-found' })
  expect(node.engine.load()).toEqual({ waiting: 0, batchesUnderWay: 0 })
  await node.engine.close()
})
