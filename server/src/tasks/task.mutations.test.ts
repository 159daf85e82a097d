import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import type { Viewer } from '../access/viewer.ts'
import { createTaskHeads } from './task-heads.ts'

let linli: TestApp
let resident: string
let desk: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  resident = await linli.signInByPhone('13900000001')
  desk = await linli.signIn('li-acceptance')
})
afterAll(() => linli.close())

const START = `mutation ($input: StartInput!) { start(input: $input) { __typename
  ... on StartedInstance { instanceId number lookupCode }
  ... on InvalidSubmission { message problems { field code message } }
  ... on Refusal { code } } }`
const COMPLETE = `mutation ($input: CompleteTaskInput!) { completeTask(input: $input) { __typename
  ... on TaskChanged { task { state outcome completedBy { name } instance { positionTitles } } }
  ... on InvalidSubmission { problems { field } }
  ... on TaskTaken { code by at }
  ... on Refusal { code } } }`
const CLAIM = `mutation ($input: TaskInput!) { claimTask(input: $input) { __typename
  ... on TaskChanged { task { mine holder { name } } } ... on Refusal { code } } }`

describe('from the report to the first decision', () => {
  test('a report with a photo reaches the inbox, is claimed, decided once, and is seen by the resident', async () => {
    const input = await reportInput()
    const started = (await linli.ask(START, { input }, resident)).start
    expect(started).toMatchObject({ __typename: 'StartedInstance' })

    const task = await poolTask(started.number)
    expect(task).toMatchObject({ mine: false, instance: { number: started.number } })
    const claimed = await linli.ask(CLAIM, { input: { taskId: task.id } }, desk)
    expect(claimed.claimTask.task).toEqual({ mine: true, holder: { name: '李受理' } })

    const completion = { ...decision(task.id), key: randomUUID() }
    const first = await linli.ask(COMPLETE, { input: completion }, desk)
    expect(first.completeTask.task).toMatchObject({
      state: 'completed',
      completedBy: { name: '李受理' },
    })
    const before = await linli.countRows()

    const repeated = await linli.ask(COMPLETE, { input: completion }, desk)
    expect(repeated.completeTask).toEqual(first.completeTask)
    const second = await linli.ask(COMPLETE, { input: decision(task.id) }, desk)
    expect(second.completeTask).toMatchObject({
      __typename: 'TaskTaken',
      code: 'task.already-completed',
      by: '李受理',
    })
    expect(await linli.countRows()).toEqual(before)

    const { instance } = await linli.ask(
      `query ($id: ID!) { instance(id: $id) { positionTitles timeline { kind sentence who } } }`,
      { id: started.instanceId },
      resident,
    )
    expect(instance.timeline[0]).toMatchObject({ kind: 'start', who: '林居民' })
    expect(JSON.stringify(instance)).not.toContain('李受理')
  })

  test('what this process remembers of a task lets somebody try, and refuses nobody', async () => {
    const started = (await linli.ask(START, { input: await reportInput() }, resident)).start
    const { id: taskId } = await poolTask(started.number)
    const { services, street } = linli
    const key = { tenantId: street.tenant.id, taskId }
    const remembered = services.engine.rememberedTask(key)
    if (remembered === null) throw new Error('The engine has just opened the task.')
    const stored = await services.taskHeads.find(key.tenantId, taskId)
    if (stored === null) throw new Error('The task was stored.')
    // What stands above its node is asked for where it decides.
    const known = { ...stored, nodesAbove: [] }
    const poster = viewer([{ nodeId: stored.poolNodeId ?? '', post: stored.poolPost ?? '' }])
    const stranger = viewer([])

    expect(await services.taskHeads.findReadable(poster, taskId)).toEqual(known)
    expect(await services.taskHeads.findReadable(stranger, taskId)).toBeNull()
    expect(
      await services.taskHeads.findReadable({ ...poster, tenantId: 'other' }, taskId),
    ).toBeNull()
    const assignment = { kind: 'account', accountId: 'somebody-else', why: {} } as const
    const elsewhere = createTaskHeads(services.pool, { rememberedTask: () => remembered })
    expect(await elsewhere.findReadable(poster, `${randomUUID()}.1.0`)).toEqual(known)
    const stale = { ...remembered, task: { ...remembered.task, assignment } }
    const heads = createTaskHeads(services.pool, { rememberedTask: () => stale })
    expect(await heads.findReadable(poster, taskId)).toEqual(stored)
  })

  test('the same key gives the first receipt, with another content it is refused', async () => {
    const input = await reportInput()
    const first = await linli.ask(START, { input }, resident)
    const before = await linli.countRows()

    const again = await linli.ask(START, { input }, resident)
    const other = { ...input, answers: { ...input.answers, description: '另一件事，说得更清楚。' } }
    const reused = await linli.ask(START, { input: other }, resident)

    expect(again.start).toEqual(first.start)
    expect(reused.start).toEqual({ __typename: 'Refusal', code: 'submission.key-reused' })
    expect(await linli.countRows()).toEqual(before)
  })

  test('answers that need attention come back field by field, in both languages, and nothing is written', async () => {
    const input = await reportInput()
    const { location: _, ...rest } = input.answers
    const answers = { ...rest, consent: false }
    const before = await linli.countRows()

    const chinese = (await linli.ask(START, { input: { ...input, answers } }, resident)).start
    const english = await linli.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { cookie: resident, 'accept-language': 'en-GB,en;q=0.9' },
      payload: { query: START, variables: { input: { ...input, answers } } },
    })

    expect(chinese.__typename).toBe('InvalidSubmission')
    const fields = chinese.problems.map(({ field }: { field: string }) => field)
    expect(fields).toEqual(expect.arrayContaining(['location.nodeId', 'consent']))
    const translated = english.json().data.start
    expect(translated.problems.map(({ field }: { field: string }) => field)).toEqual(fields)
    for (const [index, { message }] of chinese.problems.entries()) {
      expect(message).toMatch(/[一-鿿]/)
      expect(translated.problems[index].message).not.toMatch(/[一-鿿]/)
    }
    expect(await linli.countRows()).toEqual(before)
  })

  test('a form that nobody published and a role that may not start it are refused', async () => {
    const input = await reportInput()
    const start = async (change: object) =>
      (await linli.ask(START, { input: { ...input, ...change } }, resident)).start

    expect(await start({ definitionId: 'nothing' })).toMatchObject({ code: 'definition.not-found' })
    expect((await start({ form: 'triage' })).__typename).toBe('Refusal')
    expect((await start({ answers: [] })).code).toBe('request.invalid')
  })
})

test('an open stream tells of each change and ends with the session', async () => {
  const cookie = await linli.signIn('zhao-secretary')
  const address = await linli.listen()
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', cookie },
    body: JSON.stringify({ query: 'subscription { inboxChanged { taskIds } }' }),
  })
  const events = readEvents(response)

  const { start } = await linli.ask(START, { input: await reportInput() }, resident)
  // What moved just before the stream opened is told in the same breath, or in one before.
  const told: string[] = []
  while (!told.some((id) => id.startsWith(start.instanceId))) {
    told.push(...(await events.next()).value.data.inboxChanged.taskIds)
  }

  await linli.services.prisma.session.deleteMany({ where: { accountId: 'zhao-secretary' } })
  await expect
    .poll(async () => (await linli.ask('{ me { id } }', {}, cookie)).me, { timeout: 1_500 })
    .toBeNull()
  await linli.ask(START, { input: await reportInput() }, resident)
  const last = await events.next()
  expect(last.value?.errors?.[0].extensions.code).toBe('session.missing')
})

test('a file of another kind is refused in the place of a photo, and another one’s file everywhere', async () => {
  const pdf = await uploaded('%PDF-1.7', resident)
  const theirs = await uploaded('%PDF-1.7', desk)
  const input = await reportInput()
  const answers = { ...input.answers, photos: [...input.answers.photos, pdf, theirs] }
  const { start } = await linli.ask(START, { input: { ...input, answers } }, resident)
  expect(start).toMatchObject({
    __typename: 'InvalidSubmission',
    problems: [
      { field: 'photos.1', code: 'file.kind' },
      { field: 'photos.2', code: 'file.not-found' },
    ],
  })
})

async function uploaded(text: string, cookie: string): Promise<string> {
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
  const response = await linli.app.inject({
    method: 'POST',
    url: '/files',
    headers: { 'content-type': 'multipart/form-data; boundary=b', cookie },
    payload: `${head}${text}\r\n--b--\r\n`,
  })
  return response.json().id
}

async function* readEvents(response: Response) {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = /^data: (.+)$/m.exec(block)?.[1]
      if (data !== undefined) yield JSON.parse(data)
    }
  }
}

async function reportInput() {
  const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#abc' } })
    .jpeg()
    .toBuffer()
  const uploaded = await linli.app.inject({
    method: 'POST',
    url: '/files',
    headers: { 'content-type': 'image/jpeg', cookie: resident },
    payload: photo,
  })
  const answers = {
    description: '二楼楼道堆满纸箱，走不过去。',
    photos: [uploaded.json().id],
    location: { nodeId: 'building-2', text: '2单元二楼楼道' },
    category: 'sanitation',
    reporterMode: 'named',
    reporterName: '林居民',
    contactBy: 'phone',
    phone: '13900000001',
    consent: true,
  }
  return { definitionId: 'complaint', form: 'report', answers, key: randomUUID() }
}

async function poolTask(number: string) {
  const { tasks } = await linli.ask(
    '{ tasks(filter: POOL) { edges { node { id mine why instance { number } } } } }',
    {},
    desk,
  )
  type Edge = { node: { id: string; mine: boolean; instance: { number: string } } }
  const edge = tasks.edges.find(({ node }: Edge) => node.instance.number === number)
  return edge.node
}

function viewer(posts: Viewer['posts']): Viewer {
  const tenantId = linli.street.tenant.id
  return { tenantId, accountId: 'nobody-else', role: 'worker', name: '', posts, scope: null }
}

function decision(taskId: string) {
  const answers = { decision: 'grid', explanation: '已受理，由网格员处理。' }
  return { taskId, outcome: 'submit', answers, key: randomUUID() }
}
