import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { hashPassword } from '../accounts/password.ts'

let linli: TestApp
let foreign: string
let instanceId: string
let taskId: string
beforeAll(async () => {
  linli = await startApp()
  const { services, street } = linli
  await publishTemplate(services, street.tenant.id, 'smoke-alarm')
  const body = JSON.stringify({ kind: 'alarm', occurredAt: '2026-09-28T01:12:00+08:00' })
  const started = await linli.callDevice({ deviceId: 'smoke-2-2-302', body })
  instanceId = started.json().instances[0]
  taskId = (await services.prisma.task.findFirstOrThrow({ where: { instanceId } })).id
  foreign = await signInToAnotherStreet()
})
afterAll(() => linli.close())

test('an official of another street meets nothing of this one', async () => {
  const answer = await linli.ask(
    `query ($instance: ID!, $task: ID!, $number: String!, $secret: String!) {
       instance(id: $instance) { id } task(id: $task) { id }
       a: node(id: $instance) { id } b: node(id: $task) { id }
       track(number: $number, secret: $secret) { number }
       instances { edges { node { id } } } myInstances { edges { node { id } } }
       mine: tasks(filter: MINE) { edges { node { id } } }
       pool: tasks(filter: POOL) { edges { node { id } } }
       devices { id } notices { id } devMessages { id } orgNodes { id } }`,
    { instance: instanceId, task: taskId, ...(await secretOf(instanceId)) },
    foreign,
  )

  const published = await linli.ask(
    `{ definitions { id } services { id }
       definition(id: "smoke-alarm") { id } service(id: "smoke-alarm") { id } }`,
    {},
    foreign,
  )

  const { cookies: _, orgNodes, ...rest } = { ...answer, ...published }
  expect(orgNodes).toEqual([{ id: 'other' }])
  const empty = { edges: [] }
  expect(rest).toEqual({
    ...{ instance: null, task: null, a: null, b: null, track: null },
    ...{ instances: empty, myInstances: empty, mine: empty, pool: empty },
    ...{ definitions: [], definition: null, services: [], service: null },
    ...{ devices: [], notices: [], devMessages: [] },
  })
})

test('and changes nothing of it', async () => {
  const before = await linli.countRows()
  const key = randomUUID()
  const errors = '__typename ... on UserError { code }'
  const answer = await linli.ask(
    `mutation ($claim: TaskInput!, $complete: CompleteTaskInput!, $send: SendEventInput!,
               $cancel: CancelInstanceInput!, $ids: [ID!]!, $publish: PublishInput!, $reading: TestReadingInput!) {
       claimTask(input: $claim) { ${errors} } releaseTask(input: $claim) { ${errors} }
       completeTask(input: $complete) { ${errors} } sendEvent(input: $send) { ${errors} }
       cancelInstance(input: $cancel) { ${errors} } cancelInstances(ids: $ids, reason: "a test") { code }
       publish(input: $publish) { ${errors} }
       sendTestReading(input: $reading) { ... on Refusal { code } } }`,
    {
      claim: { taskId },
      complete: { taskId, outcome: 'submit', answers: {}, key },
      send: { instanceId, event: 'PEOPLE.ON_SITE', payload: {}, key },
      cancel: { instanceId, reason: 'a test' },
      ids: [instanceId],
      publish: { definitionId: 'smoke-alarm', baseRevision: 1 },
      reading: { deviceId: 'smoke-2-2-302', reading: {} },
    },
    foreign,
  )

  const codes = Object.entries(answer).flatMap(([name, value]) =>
    name === 'cookies' ? [] : [value].flat().map((each) => (each as { code: string }).code),
  )
  expect(codes).toEqual([
    ...['task.not-found', 'task.not-found', 'task.not-found', 'instance.not-found'],
    ...['instance.not-found', 'instance.not-found', 'definition.not-found', 'device.unknown'],
  ])
  expect(await linli.countRows()).toEqual(before)
})

test('a session of one street with the name of the other is nobody', async () => {
  const token = foreign.replace(/^.*\./, '')
  const { me } = await linli.ask('{ me { id } }', {}, `linli_session=jinxiu.${token}`)
  expect(me).toBeNull()
})

async function secretOf(id: string) {
  const { number, lookupCode } = await linli.services.prisma.instance.findFirstOrThrow({
    where: { id },
  })
  return { number, secret: lookupCode }
}

async function signInToAnotherStreet(): Promise<string> {
  const { prisma, sessions } = linli.services
  const tenantId = 'other'
  await prisma.tenant.create({ data: { id: tenantId, name: '另一街道' } })
  await prisma.orgNode.create({ data: { tenantId, id: 'other', kind: 'street', name: '另一街道' } })
  await prisma.account.create({
    data: {
      ...{ tenantId, id: 'shen-center', role: 'official', name: '别人', login: 'x' },
      passwordHash: await hashPassword('another'),
    },
  })
  const opened = await sessions.open({ tenantId, accountId: 'shen-center', role: 'official' })
  return `linli_session=${opened.cookie}`
}
