import { randomUUID } from 'node:crypto'
import type { Definition } from '@linli/schemas/definition'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../runtime/src/ports/engine.ts'
import { returnDefinition, withTakeBack, withTwoPostsOfOne } from '../equivalence/return-ground.ts'
import { OFFICIAL } from '../support/builders.ts'
import { RESIDENT, SIGNING_ORG, staff } from '../support/signing-ground.ts'
import type { PostgresGround } from '../support/test-engines.ts'
import { createNode, createPostgresGround } from '../support/test-engines.ts'
import { until } from '../support/until.ts'

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

test('asked beside a task, answered, copied and taken back: rows and snapshot agree', async () => {
  const { nodes, tenantId, instanceId } = await scene('all')
  const [engine, other] = nodes
  const an = { tenantId, taskId: await taskOf(instanceId, 'acceptance-desk') }
  const asking = { ...an, text: '怎么看', dueAt: null }
  await engine.ask({ ...asking, question: 'advice', to: 'ding', actor: staff('an') })
  await other.ask({ ...asking, question: 'supervision', to: null, actor: OFFICIAL })
  await other.answer({
    ...{ tenantId, taskId: await taskOf(instanceId, 'ding'), text: '可以' },
    actor: staff('ding'),
  })
  await sign(engine, { ...an, who: 'an' }, 'agree')
  await other.copy({ tenantId, instanceId, to: ['pu'], note: '请知悉', actor: OFFICIAL })
  expect(await ground.brokenInvariants()).toEqual([])

  const back = { ...an, reason: '点错了', actor: staff('an') }
  const taken = await Promise.allSettled([engine.takeBack(back), other.takeBack(back)])

  expect(taken.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await ground.brokenInvariants()).toEqual([])
  const { rows } = await ground.pool.query(
    `select state, question_kind as asked, holder_id as holder, outcome from task
      where instance_id = $1 and name = 'joint' order by opened_at, state, asked`,
    [instanceId],
  )
  expect(rows).toContainEqual({
    ...{ state: 'completed', asked: 'advice', holder: 'ding', outcome: 'answered' },
  })
  expect(rows).toContainEqual({ state: 'open', asked: null, holder: 'an', outcome: null })
  expect(rows.filter(({ asked }) => asked === 'supervision')).toMatchObject([{ state: 'open' }])
})

test('taken back where the signer could take the other seat too: the rows follow', async () => {
  const { nodes, tenantId, instanceId } = await scene('all', withTwoPostsOfOne)
  const [engine] = nodes
  const open = await openTasks(instanceId)
  const idOf = (post: string) => open.find((task) => task.of === post)?.id ?? ''
  const [seat, other] = [idOf('street-center'), idOf('acceptance-desk')]
  const actor = staff('ding')
  await engine.claim({ tenantId, taskId: other, actor })
  await sign(engine, { tenantId, taskId: seat, who: 'ding' }, 'agree')
  await engine.takeBack({ tenantId, taskId: seat, reason: '点错了', actor })
  expect(await ground.brokenInvariants()).toEqual([])
})

test('decided when its time is over, on two nodes in the same moment: once, with all its seats', async () => {
  const { nodes, tenantId, instanceId } = await scene('all', decidedAtDue)
  const ring = () => Promise.all(nodes.map((engine) => engine.fireDueTimers()))
  await until(async () => (await ring()).some((fired) => fired > 0))
  await ring()

  expect((await openTasks(instanceId)).map(({ of }) => of)).toEqual([])
  const { rows } = await ground.pool.query(
    `select kind, explanation::json -> 'passing' as passing from history
      where tenant_id = $1 and instance_id = $2 and kind = 'timer'`,
    [tenantId, instanceId],
  )
  expect(rows).toEqual([
    { kind: 'timer', passing: [{ kind: 'at-due', task: 'joint', outcome: 'agree' }] },
  ])
  const { rows: seats } = await ground.pool.query(
    `select distinct state, completed_by, outcome from task where instance_id = $1 and name = 'joint'`,
    [instanceId],
  )
  expect(seats).toEqual([{ state: 'cancelled', completed_by: null, outcome: null }])
  expect(await ground.brokenInvariants()).toEqual([])
})

/** The signing is agreed to a second after it began, whoever has signed; the timer itself leads nowhere. */
function decidedAtDue(definition: Definition): Definition {
  const text = JSON.stringify(definition).replace(
    '"limit":{"target":"#escalated"}',
    '"limit":{"actions":[]},"total":{"target":"#escalated"}',
  )
  const drawn = JSON.parse(text) as Definition
  const limit = { ...drawn.timers.limit, clock: 'elapsed', duration: 'PT1S' }
  const joint = { ...drawn.tasks.joint, atDue: { outcome: 'agree' } }
  return {
    ...drawn,
    timers: { ...drawn.timers, limit } as Definition['timers'],
    tasks: { ...drawn.tasks, joint } as Definition['tasks'],
  }
}

/** Accepted and reviewed, on two nodes that share a store. */
async function scene(mode: 'all' | 'any', drawn = (definition: Definition) => definition) {
  const tenantId = await ground.createTenant()
  const node = () => createNode({ ...ground, org: SIGNING_ORG }).engine
  const nodes = [node(), node()] as const
  const [engine] = nodes
  const document = drawn(withTakeBack(returnDefinition(mode, 'parallel')))
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
