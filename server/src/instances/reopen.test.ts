import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { templateOf } from '../../../tests/support/edit-definition.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { until } from '../../../tests/support/until.ts'
import { eraseDue } from '../retention/erase-due.ts'

const DAY_MS = 86_400_000

let linli: TestApp
let resident: string
let neighbour: string
let desk: string
let grid: string
let verifier: string
beforeAll(async () => {
  linli = await startApp()
  const document = { ...templateOf('complaint'), retention: { days: 1, erase: 'marked' } as const }
  const actor = { accountId: 'shen-center', role: 'official', posts: [] } as const
  const tenantId = linli.street.tenant.id
  expect(await linli.services.engine.publish({ tenantId, document, actor })).toMatchObject({
    kind: 'published',
  })
  resident = await linli.signInByPhone('13900000001')
  neighbour = await linli.signInByPhone('13900000002')
  desk = await linli.signIn('li-acceptance')
  grid = await linli.signIn('wang-grid')
  verifier = await linli.signIn('chen-grid')
})
afterAll(() => linli.close())

const LOOK = `query ($id: ID!) { instance(id: $id) { endedAt positionTitles handledBy isInHand urgeableAt
  events { type title form } timeline { sentence } } }`
const SEND = `mutation ($input: SendEventInput!) { sendEvent(input: $input) { __typename
  ... on InvalidSubmission { problems { field } } ... on Refusal { code } } }`

const HANDLED = {
  ...{ result: 'solved', found: '楼道堆有纸箱。', done: '已清走。', next: '可以点“没解决”。' },
  noPhotoReason: '纸箱已清走。',
}
const RATED = { contacted: 'yes', solved: 'yes', satisfaction: 5 }

/** Accepted, settled by the grid, verified and rated: closed, and open to 没解决 for its time. */
async function closedCase(): Promise<string> {
  const id = await reportComplaint(linli, resident)
  await complete(id, { by: desk, answers: { decision: 'grid', explanation: '已受理。' } })
  await complete(id, { by: grid, answers: HANDLED })
  await complete(id, { by: verifier, answers: { how: 'video', pass: 'yes' } })
  await complete(id, { by: resident, answers: RATED })
  return id
}

/** The one open task. */
async function complete(
  instanceId: string,
  { by, answers }: { readonly by: string; readonly answers: object },
): Promise<void> {
  const { services, street } = linli
  const tenantId = street.tenant.id
  const task = await services.prisma.task.findFirstOrThrow({
    where: { tenantId, instanceId, state: 'open' },
  })
  const input = { taskId: task.id, outcome: 'submit', answers, key: randomUUID() }
  const { completeTask } = await linli.ask(
    `mutation ($input: CompleteTaskInput!) { completeTask(input: $input) { __typename
      ... on InvalidSubmission { problems { field code } } ... on Refusal { code } } }`,
    { input },
    by,
  )
  expect(completeTask).toMatchObject({ __typename: 'TaskChanged' })
}

const unsolved = (instanceId: string) => ({
  input: {
    instanceId,
    event: 'RESIDENT.UNSOLVED',
    payload: { reason: '又堆了。' },
    key: randomUUID(),
  },
})

test('a closed case is reopened by its reporter, who reads first what happens then; whoever handled it is told', async () => {
  const id = await closedCase()

  const { instance } = await linli.ask(LOOK, { id }, resident)
  expect(instance).toMatchObject({
    endedAt: null,
    positionTitles: ['已结案，7天内可以重办'],
    ...{ handledBy: [], isInHand: false, urgeableAt: null },
  })
  expect(instance.events).toMatchObject([{ type: 'RESIDENT.UNSOLVED', title: '没解决' }])
  expect(instance.events[0].form.schema.description).toContain('2个工作日内复核')

  const { sendEvent } = await linli.ask(SEND, unsolved(id), resident)
  expect(sendEvent).toMatchObject({ __typename: 'InstanceChanged' })

  const after = await linli.ask(LOOK, { id }, resident)
  expect(after.instance).toMatchObject({
    endedAt: null,
    positionTitles: ['正在复核'],
    isInHand: true,
  })
  expect(after.instance.handledBy[0]).toContain('社区两委')
  expect(after.instance.timeline.at(-1).sentence).toContain('没解决')
  await until(async () => {
    const { notices } = await linli.ask('{ notices { title } }', {}, grid)
    return notices.some(({ title }: { readonly title: string }) => title === '诉求人说没解决')
  })
})

test('nobody else reopens it, and nobody without a reason', async () => {
  const id = await closedCase()
  for (const cookie of [neighbour, grid]) {
    const { sendEvent } = await linli.ask(SEND, unsolved(id), cookie)
    expect(sendEvent.code).toMatch(/^(instance\.not-found|access\.denied)$/)
  }
  const { input } = unsolved(id)
  const { sendEvent } = await linli.ask(SEND, { input: { ...input, payload: {} } }, resident)
  expect(sendEvent).toMatchObject({ problems: [{ field: 'reason' }] })
  expect((await linli.ask(LOOK, { id }, resident)).instance.isInHand).toBe(false)
})

test('a case that may still be reopened is not over: nothing of it is erased, and its time does not run', async () => {
  const { prisma } = linli.services
  const tenantId = linli.street.tenant.id
  const id = await closedCase()

  await eraseDue(linli.services, { tenantId, now: Date.now() + 400 * DAY_MS, by: null })

  const row = await prisma.instance.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id } } })
  expect(row).toMatchObject({ endedAt: null, erasedAt: null })
  const [timer] = await prisma.timer.findMany({ where: { tenantId, instanceId: id } })
  expect(timer?.name).toBe('reopen-window')
  expect(timer?.dueAt.getTime()).toBeGreaterThan(row.startedAt.getTime() + 6 * DAY_MS)
})
