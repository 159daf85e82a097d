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
  for (const document of [sweptByTheGrid(), reportDefinition({ node: "'grid-2'" })]) {
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
