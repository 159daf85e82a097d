import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let desk: string
let mediator: string
let official: string
let resident: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  desk = await linli.signIn('li-acceptance')
  mediator = await linli.signIn('song-mediator')
  official = await linli.signIn('shen-center')
  resident = await linli.signInByPhone('13900000001')
})
afterAll(() => linli.close())

const TRANSFER = `mutation ($input: HandTaskInput!) { transferTask(input: $input) { __typename
  ... on TaskChanged { task { id mine holder { name } why } } ... on Refusal { code message }
  ... on TaskTaken { code } } }`
const LOOK = `query ($id: ID!, $search: String) { task(id: $id) { id why
  colleagues(search: $search) { id name posts } instance { timeline { sentence } } } }`
const ASKED = '{ tasks(filter: ASKED, first: 10) { edges { node { id mine isDelegatedByMe } } } }'
const INBOX = '{ tasks(filter: MINE, first: 10) { edges { node { id } } } }'

test('a worker hands her task on: it is in the other’s inbox, says why, and is hers no more', async () => {
  const taskId = await waitingTask()
  const { task } = await linli.ask(LOOK, { id: taskId, search: '调解' }, desk)
  expect(task.colleagues).toMatchObject([
    { id: 'song-mediator', name: '宋调解', posts: ['青禾社区 调解员'] },
    { id: 'xu-mediator' },
  ])

  const input = { taskId, to: 'song-mediator', reason: '这是邻里纠纷，请您先调解' }
  const { transferTask } = await linli.ask(TRANSFER, { input }, desk)

  expect(transferTask).toMatchObject({
    __typename: 'TaskChanged',
    task: { id: taskId, mine: false },
  })
  expect(transferTask.task.why).toBe('转办：这是邻里纠纷，请您先调解')
  const { tasks } = await linli.ask(INBOX, {}, mediator)
  expect(tasks.edges).toMatchObject([{ node: { id: taskId } }])
  const seen = await linli.ask(LOOK, { id: taskId }, mediator)
  expect(seen.task.instance.timeline.at(-1).sentence).toBe(
    '把「受理甄别」转给宋调解办：这是邻里纠纷，请您先调解',
  )
  expect((await linli.ask(LOOK, { id: taskId }, desk)).task).toBeNull()
  const again = await linli.ask(TRANSFER, { input: { ...input, to: 'xu-mediator' } }, desk)
  expect(again.transferTask).toMatchObject({ code: 'task.not-found' })
})

test('an official reassigns it over somebody’s head; the resident reads nothing of it', async () => {
  const taskId = await waitingTask()
  await linli.ask(
    'mutation ($input: TaskInput!) { claimTask(input: $input) { __typename } }',
    { input: { taskId } },
    desk,
  )

  const input = { taskId, to: 'xu-mediator', reason: '李受理今天外出' }
  const { transferTask } = await linli.ask(TRANSFER, { input }, official)

  expect(transferTask).toMatchObject({ __typename: 'TaskChanged', task: { holder: null } })
  const [instanceId] = taskId.split('.')
  const { instance } = await linli.ask(
    'query ($id: ID!) { instance(id: $id) { timeline { sentence } } }',
    { id: instanceId },
    resident,
  )
  expect(JSON.stringify(instance)).not.toMatch(/外出|许调解/)
})

test('whoever delegated it sees it among what others do for her, and takes it back until it comes by itself', async () => {
  const input = { taskId: await waitingTask(), to: 'song-mediator', reason: '请您提意见' }
  await linli.ask(
    'mutation ($input: HandTaskInput!) { delegateTask(input: $input) { __typename } }',
    { input },
    desk,
  )
  const asked = await linli.ask(ASKED, {}, desk)
  expect(asked.tasks.edges).toMatchObject([{ node: { isDelegatedByMe: true, mine: false } }])
  const taskId: string = asked.tasks.edges[0].node.id
  expect(taskId).not.toBe(input.taskId)
  expect((await linli.ask(ASKED, {}, mediator)).tasks.edges).toEqual([])

  const back = { taskId, to: 'li-acceptance', reason: '我自己来' }
  const { transferTask } = await linli.ask(TRANSFER, { input: back }, desk)

  expect(transferTask).toMatchObject({ __typename: 'TaskChanged', task: { id: taskId } })
  expect((await linli.ask(ASKED, {}, desk)).tasks.edges).toEqual([])
  const seen = await linli.ask(LOOK, { id: taskId }, desk)
  expect(seen.task.instance.timeline.at(-1).sentence).toBe('把「受理甄别」改为自己办：我自己来')
  expect((await linli.ask(LOOK, { id: taskId }, mediator)).task).toBeNull()
  // Handed on for good it is hers no more.
  await linli.ask(TRANSFER, { input: { ...back, to: 'xu-mediator' } }, desk)
  expect((await linli.ask(LOOK, { id: taskId }, desk)).task).toBeNull()
})

test.each([
  { what: 'to a resident', to: 'lin-resident', reason: '请您办', code: 'task.nobody' },
  { what: 'to nobody known', to: 'x', reason: '请您办', code: 'task.nobody' },
  { what: 'without a word', to: 'song-mediator', reason: ' ', code: 'request.invalid' },
])('$what it is refused, and nothing changes', async ({ to, reason, code }) => {
  const taskId = await waitingTask()
  const before = await linli.countRows()

  const { data, errors } = await linli.post(TRANSFER, { input: { taskId, to, reason } }, desk)

  expect(errors?.[0]?.extensions?.code ?? data.transferTask.code).toBe(code)
  expect(await linli.countRows()).toEqual(before)
})

test('staff choose somebody of the staff for a form, by words or by id; where people live is not told', async () => {
  const home = { nodeId: 'home-2-2-402', post: 'householder', accountId: 'song-mediator' }
  await linli.services.prisma.post.create({ data: { ...home, tenantId: linli.street.tenant.id } })
  const STAFF =
    'query ($search: String, $id: ID) { staff(search: $search, id: $id) { id name posts } }'
  const song = { id: 'song-mediator', name: '宋调解', posts: ['青禾社区 调解员'] }
  expect((await linli.ask(STAFF, { search: '宋' }, desk)).staff).toEqual([song])
  expect((await linli.ask(STAFF, { id: 'song-mediator' }, desk)).staff).toEqual([song])
  expect((await linli.ask(STAFF, { search: '居民' }, desk)).staff).toEqual([])
  expect((await linli.ask(STAFF, { id: 'lin-resident' }, desk)).staff).toEqual([])
  expect((await linli.post(STAFF, { search: '宋' }, resident)).data?.staff ?? null).toBeNull()
})

test('residents and strangers see no colleagues and hand nothing on', async () => {
  const taskId = await waitingTask()
  const input = { taskId, to: 'song-mediator', reason: '请您办' }
  for (const cookie of [resident, mediator]) {
    const { data } = await linli.post(TRANSFER, { input }, cookie)
    expect(data.transferTask).toMatchObject({ code: 'task.not-found' })
    expect((await linli.post(LOOK, { id: taskId }, cookie)).data.task).toBeNull()
  }
})

async function waitingTask(): Promise<string> {
  return `${await reportComplaint(linli, resident)}.1.0`
}
