import { randomUUID } from 'node:crypto'
import type { Definition } from '@linli/schemas/definition'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleaningDefinition, reportDefinition } from '../../../tests/support/cleaning.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { until } from '../../../tests/support/until.ts'

let linli: TestApp
let official: string
let desk: string
let sweeper: string
let resident: string
let parentId: string

beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
  desk = await linli.signIn('li-acceptance')
  sweeper = await linli.signIn('liu-grid')
  resident = await linli.signInByPhone('13900000001')
  for (const document of [sweptByTheGrid(), reportedByStaffToo()]) {
    const actor = { accountId: 'shen-center', role: 'official' as const, posts: [] }
    const tenantId = linli.street.tenant.id
    const result = await linli.services.engine.publish({ tenantId, document, actor })
    if (result.kind === 'refused') throw new Error(JSON.stringify(result.findings))
  }
  const input = { definitionId: 'report', form: 'start', answers: { place: 'grid-1' } }
  const { start } = await linli.ask(START, { input: { ...input, key: randomUUID() } }, resident)
  parentId = start.instanceId
  await complete(parentId, desk, 'done')
  await until(async () => (await familyOf(parentId, official)).children.length === 1)
})
afterAll(() => linli.close())

const START = `mutation ($input: StartInput!) { start(input: $input) {
  ... on StartedInstance { instanceId } ... on Refusal { code message } } }`
const COMPLETE = `mutation ($input: CompleteTaskInput!) { completeTask(input: $input) { __typename } }`
const FAMILY = `query ($id: ID!) { instance(id: $id) { number endedAs parent { id number } children { id number }
  tasks { id } timeline { kind sentence } } }`

function sweptByTheGrid(): Definition {
  const definition = cleaningDefinition()
  const { work } = definition.tasks
  if (work === undefined) throw new Error('Nobody cleans.')
  const assign = [{ strategy: 'post', post: 'grid-worker' } as const]
  return { ...definition, tasks: { work: { ...work, assign } } }
}

/** Residents and workers report. */
function reportedByStaffToo(): Definition {
  const definition = reportDefinition({ node: "'grid-2'" })
  const triggers = definition.triggers.map((trigger) =>
    trigger.kind === 'form' ? { ...trigger, by: [...trigger.by, 'worker' as const] } : trigger,
  )
  return { ...definition, triggers }
}

async function familyOf(id: string, cookie: string) {
  return (await linli.ask(FAMILY, { id }, cookie)).instance
}

async function complete(id: string, cookie: string, outcome: string): Promise<void> {
  const [task] = (await familyOf(id, cookie)).tasks
  const input = { taskId: task.id, outcome, answers: {}, key: randomUUID() }
  await linli.ask(COMPLETE, { input }, cookie)
}

test('an official sees both ways; who reads one of the two does not hear of the other', async () => {
  const parent = await familyOf(parentId, official)
  const [{ id: childId, number }] = parent.children

  expect(await familyOf(childId, official)).toMatchObject({ parent: { number: parent.number } })
  expect((await familyOf(parentId, desk)).children).toEqual([])
  expect(await familyOf(childId, desk)).toBeNull()
  expect(await familyOf(childId, sweeper)).toMatchObject({ number, parent: null })
  expect(await familyOf(parentId, sweeper)).toBeNull()
})

test('what her matter has started is no matter of hers: she has one, and reads plain words of it', async () => {
  const { myInstances } = await linli.ask(
    '{ myInstances(first: 10) { edges { node { id } } } }',
    {},
    resident,
  )
  expect(myInstances.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([parentId])
  const { timeline } = await familyOf(parentId, resident)
  expect(timeline.map(({ kind }: { kind: string }) => kind)).not.toContain('child-started')
})

test('whoever started it reads of its child what an initiator reads; a colleague who started it reads none', async () => {
  const [{ id: childId }] = (await familyOf(parentId, official)).children
  const asked = `query ($id: ID!) { instance(id: $id) { context timers { name } tasks { id }
    timeline { kind who sentence reasons answers entered } } }`
  const ofResident = (await linli.ask(asked, { id: childId }, resident)).instance
  expect(ofResident).toMatchObject({ context: null, timers: [], tasks: [] })
  for (const entry of ofResident.timeline) {
    expect(entry).toMatchObject({ reasons: [], answers: null, entered: [] })
  }
  expect(JSON.stringify(ofResident)).not.toContain('上级工单')

  const input = { definitionId: 'report', form: 'start', answers: { place: 'grid-1' } }
  const mediator = await linli.signIn('song-mediator')
  const { start } = await linli.ask(START, { input: { ...input, key: randomUUID() } }, mediator)
  await complete(start.instanceId, desk, 'done')
  await until(async () => (await familyOf(start.instanceId, official)).children.length === 1)
  const [{ id: another }] = (await familyOf(start.instanceId, official)).children

  expect(await familyOf(start.instanceId, mediator)).toMatchObject({ children: [] })
  expect(await familyOf(another, mediator)).toBeNull()
  expect(await familyOf(another, sweeper)).toMatchObject({ parent: null })
})

test('an end that its parent could not hear is found at both, with a link to each other', async () => {
  const [child] = (await familyOf(parentId, official)).children
  const effect = { kind: 'end-child', parentId, key: 'k', child: null, end: { kind: 'failed' } }
  const id = randomUUID()
  const { prisma } = linli.services
  await prisma.incident.create({
    data: {
      ...{
        tenantId: linli.street.tenant.id,
        id,
        instanceId: child.id,
        kind: 'effect',
        attempts: 8,
      },
      ...{ code: 'channel.unreachable', message: '', at: new Date() },
      input: JSON.stringify({ kind: 'effect', id: `${child.id}.2.0`, effect, createdAt: 1 }),
    },
  })
  const asked = `query ($id: ID!) { instance(id: $id) { incidents { id instance { number } parent { id } } } }`
  const seen = async (of: string, who: string) =>
    (await linli.ask(asked, { id: of }, who)).instance?.incidents

  const both = [{ id, instance: { number: child.number }, parent: { id: parentId } }]
  expect(await seen(parentId, official)).toEqual(both)
  expect(await seen(child.id, official)).toEqual(both)
  // Whoever works on one of the two hears nothing of the other.
  expect(await seen(parentId, desk)).toEqual([])
  expect(await seen(child.id, sweeper)).toEqual([{ ...both[0], parent: null }])
  await prisma.incident.deleteMany({ where: { id } })
})

test('the timelines of both name the other one, and the end', async () => {
  const { number, children } = await familyOf(parentId, official)
  const [child] = children

  await complete(child.id, sweeper, 'done')
  await until(async () => (await familyOf(parentId, official)).endedAs === 'done')

  const sentences = async (id: string) =>
    (await familyOf(id, official)).timeline.map(({ sentence }: { sentence: string }) => sentence)
  expect(await sentences(parentId)).toEqual(
    expect.arrayContaining([
      `启动了子工单 ${child.number}（清理）`,
      expect.stringContaining(`子工单 ${child.number}（清理）已办结`),
    ]),
  )
  expect((await sentences(child.id))[0]).toContain(`由上级工单 ${number}（垃圾上报） 启动`)
})
