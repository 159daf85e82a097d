import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../runtime/src/ports/engine.ts'
import { returnDefinition } from '../equivalence/return-ground.ts'
import { OFFICIAL } from '../support/builders.ts'
import { RESIDENT, SIGNING_ORG, staff } from '../support/signing-ground.ts'
import type { PostgresGround } from '../support/test-engines.ts'
import { createNode, createPostgresGround } from '../support/test-engines.ts'

let ground: PostgresGround
beforeAll(async () => {
  ground = await createPostgresGround()
})
afterAll(() => ground.close())

test('signed by several, added to, delegated, returned and signed again: rows and snapshot agree', async () => {
  const { nodes, tenantId, instanceId } = await scene('all')
  const [engine] = nodes
  const handed = (who: string, to: string) => ({ to, reason: '请把关', actor: staff(who) })
  const an = await taskOf(instanceId, 'acceptance-desk')
  await engine.addSigner({ tenantId, taskId: an, position: 'before', ...handed('an', 'ding') })
  const wang = await taskOf(instanceId, 'grid-worker')
  await engine.delegate({ tenantId, taskId: wang, ...handed('wang', 'wei') })
  await sign(engine, { tenantId, taskId: await taskOf(instanceId, 'wei'), who: 'wei' }, 'reject')
  await sign(engine, { tenantId, taskId: await taskOf(instanceId, 'ding'), who: 'ding' }, 'agree')
  await engine.urge({ tenantId, instanceId, actor: RESIDENT })
  await sign(
    engine,
    { tenantId, taskId: await taskOf(instanceId, 'property'), who: 'pu' },
    'previous',
  )
  expect(await ground.brokenInvariants()).toEqual([])

  await sign(
    engine,
    { tenantId, taskId: await taskOf(instanceId, 'street-center'), who: 'ding' },
    'done',
  )
  const seat = { tenantId, seat: 2, reason: '出差', actor: OFFICIAL }
  await engine.removeSigner({ ...seat, taskId: await taskOf(instanceId, 'grid-worker') })
  for (const [post, who] of [
    ['acceptance-desk', 'an'],
    ['grid-worker', 'wei'],
  ] as const) {
    await sign(engine, { tenantId, taskId: await taskOf(instanceId, post), who }, 'agree')
  }

  expect(await openTasks(instanceId)).toEqual([])
  expect(await ground.brokenInvariants()).toEqual([])
})

test('two answers in the same moment on two nodes: one decides, the other is told that it is over', async () => {
  const { nodes, tenantId, instanceId } = await scene('any')
  const [one, other] = nodes
  const answers = await Promise.allSettled([
    sign(
      one,
      { tenantId, taskId: await taskOf(instanceId, 'acceptance-desk'), who: 'an' },
      'agree',
    ),
    sign(other, { tenantId, taskId: await taskOf(instanceId, 'property'), who: 'pu' }, 'reject'),
  ])

  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(answers.find((answer) => answer.status === 'rejected')?.reason).toMatchObject({
    code: 'task.closed',
  })
  expect(await ground.brokenInvariants()).toEqual([])
})

test('a signature repeated with its key gives the first answer, before and after the task was decided', async () => {
  const { nodes, tenantId, instanceId } = await scene('all')
  const [engine] = nodes
  const key = randomUUID()
  const first = { tenantId, taskId: await taskOf(instanceId, 'acceptance-desk'), who: 'an', key }
  const answer = await sign(engine, first, 'agree')
  expect(await sign(engine, first, 'agree')).toEqual(answer)
  for (const [post, who] of [
    ['property', 'pu'],
    ['grid-worker', 'wei'],
  ] as const) {
    await sign(engine, { tenantId, taskId: await taskOf(instanceId, post), who }, 'agree')
  }
  expect(await sign(engine, first, 'agree')).toEqual(answer)
})

/** Accepted and reviewed, on two nodes that share a store. */
async function scene(mode: 'all' | 'any') {
  const tenantId = await ground.createTenant()
  const node = () => createNode({ ...ground, org: SIGNING_ORG }).engine
  const nodes = [node(), node()] as const
  const [engine] = nodes
  const document = returnDefinition(mode, 'parallel')
  const published = await engine.publish({ tenantId, document, actor: OFFICIAL })
  expect(published).toMatchObject({ kind: 'published' })
  const { instanceId } = await engine.start({
    ...{ tenantId, definitionId: document.id, form: 'start', actor: RESIDENT, key: randomUUID() },
    answers: { place: 'grid-1' },
  })
  for (const [post, who] of [
    ['acceptance-desk', 'an'],
    ['street-center', 'ding'],
  ] as const) {
    await sign(engine, { tenantId, taskId: await taskOf(instanceId, post), who }, 'done')
  }
  return { nodes, tenantId, instanceId }
}

interface Signature {
  readonly tenantId: string
  readonly taskId: string
  readonly who: string
  readonly key?: string
}

function sign(engine: Engine, { tenantId, taskId, who, key }: Signature, outcome: string) {
  const actor = staff(who)
  return engine.complete({
    tenantId,
    taskId,
    outcome,
    answers: {},
    actor,
    key: key ?? randomUUID(),
  })
}

/** The open task of a post or of a person. */
async function taskOf(instanceId: string, whose: string): Promise<string> {
  const task = (await openTasks(instanceId)).find(({ of }) => of === whose)
  if (task === undefined) throw new Error(`'${whose}' has no open task.`)
  return task.id
}

async function openTasks(instanceId: string) {
  const { rows } = await ground.pool.query<{ readonly id: string; readonly of: string }>(
    `select id, coalesce(assignee_id, pool_post) as of from task
     where instance_id = $1 and state = 'open' and name <> 'side' order by id`,
    [instanceId],
  )
  return rows
}
