import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OFFICIAL, OTHER_WORKER, RESIDENT, WORKER } from '../support/builders.ts'
import type { PostgresGround } from '../support/test-engines.ts'
import { createNode, createPostgresGround } from '../support/test-engines.ts'

let ground: PostgresGround
beforeAll(async () => {
  ground = await createPostgresGround()
})
afterAll(() => ground.close())

test('the row of a task that was handed on is that person’s, and no pool’s any more', async () => {
  const { engine, task } = await scene()
  await engine.claim({ ...task, actor: WORKER })

  const reason = '我休假，请代为上门'
  const moved = await engine.transfer({
    ...task,
    to: OTHER_WORKER.accountId,
    reason,
    actor: WORKER,
  })

  expect(moved.seq).toBe(3)
  expect(await rowOf(task.taskId)).toMatchObject({
    ...{ assignee_id: OTHER_WORKER.accountId, holder_id: null, pool_post: null, state: 'open' },
    why: expect.stringContaining(reason),
  })
  await expect(engine.claim({ ...task, actor: WORKER })).rejects.toMatchObject({
    code: 'task.not-assigned',
  })
  expect(await ground.brokenInvariants()).toEqual([])
})

test('handed on, taken and done within one batch, the row says all of it', async () => {
  const { engine, task } = await scene()
  const toOther = { ...task, to: OTHER_WORKER.accountId, reason: '改派', actor: OFFICIAL }

  await Promise.all([
    engine.transfer(toOther),
    engine.claim({ ...task, actor: OTHER_WORKER }),
    engine.complete({
      ...{ ...task, outcome: 'confirmed', answers: {}, actor: OTHER_WORKER, key: randomUUID() },
    }),
  ])

  expect(await rowOf(task.taskId)).toMatchObject({
    ...{ state: 'completed', completed_by: OTHER_WORKER.accountId, outcome: 'confirmed' },
    ...{ assignee_id: OTHER_WORKER.accountId, pool_post: null },
  })
  expect(await ground.brokenInvariants()).toEqual([])
})

test('who hands on without a word is refused, and nothing changes', async () => {
  const { engine, task } = await scene()
  const before = await rowOf(task.taskId)

  await expect(
    engine.transfer({ ...task, to: OTHER_WORKER.accountId, reason: ' ', actor: WORKER }),
  ).rejects.toMatchObject({ code: 'request.invalid' })

  expect(await rowOf(task.taskId)).toEqual(before)
})

async function scene() {
  const tenantId = await ground.createTenant()
  const { engine } = createNode(ground)
  const { instanceId } = await engine.start({
    ...{ tenantId, definitionId: 'alarm', form: 'report', actor: RESIDENT, key: randomUUID() },
    answers: { ref: '三楼', divisor: 4 },
  })
  return { engine, task: { tenantId, taskId: `${instanceId}.1.0` } }
}

async function rowOf(taskId: string): Promise<unknown> {
  const { rows } = await ground.pool.query('select * from task where id = $1', [taskId])
  return rows[0]
}
