import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import { startApp, type TestApp } from '../../../tests/support/start-app.ts'
import { until } from '../../../tests/support/until.ts'

let linli: TestApp
let resident: string
let desk: string
let grid: string
let verifier: string
beforeAll(async () => {
  linli = await startApp({ reachedAt: 'https://street.example' })
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  resident = await linli.signInByPhone('13900000001')
  desk = await linli.signIn('li-acceptance')
  grid = await linli.signIn('wang-grid')
  verifier = await linli.signIn('chen-grid')
})
afterAll(() => linli.close())

const HANDLED = {
  ...{ result: 'solved', found: '楼道堆有纸箱。', done: '已清走。', next: '可以点“没解决”。' },
  noPhotoReason: '纸箱已清走。',
}

async function complete(instanceId: string, by: string, answers: object): Promise<void> {
  const task = await linli.services.prisma.task.findFirstOrThrow({
    where: { tenantId: linli.street.tenant.id, instanceId, state: 'open' },
  })
  const input = { taskId: task.id, outcome: 'submit', answers, key: randomUUID() }
  const { completeTask } = await linli.ask(
    `mutation ($input: CompleteTaskInput!) { completeTask(input: $input) { __typename } }`,
    { input },
    by,
  )
  expect(completeTask.__typename).toBe('TaskChanged')
}

interface Settled {
  readonly id: string
  readonly token: string
}

/** Verified, and waiting for its reporter, who was sent the message; the last part of the address in it. */
async function settled(): Promise<Settled> {
  const id = await reportComplaint(linli, resident)
  await complete(id, desk, { decision: 'grid', explanation: '已受理。' })
  await complete(id, grid, HANDLED)
  await complete(id, verifier, { how: 'video', pass: 'yes' })
  let token: string | undefined
  await until(async () => {
    const { rows } = await linli.services.pool.query<{ text: string }>(
      `SELECT text FROM dev_message WHERE phone = '13900000001' AND starts_with(id, $1)`,
      [`${id}.`],
    )
    token = rows.map(({ text }) => /\/do\/(\S+)$/.exec(text)?.[1]).find(Boolean)
    return token !== undefined
  })
  return { id, token: token ?? '' }
}

const LOOK = `query ($token: String!) { linkedTask(token: $token) { number service title isOpen isDone form outcomes { id } } }`
const RATE = `mutation ($input: CompleteLinkedTaskInput!) { completeLinkedTask(input: $input) { __typename
  ... on InvalidSubmission { problems { field } } ... on Refusal { code } } }`

const look = async (token: string) => (await linli.ask(LOOK, { token })).linkedTask
const rate = async (token: string, satisfaction: number, key: string = randomUUID()) => {
  const answers = { contacted: 'yes', solved: 'yes', satisfaction }
  const input = { token, outcome: 'submit', answers, key }
  return (await linli.ask(RATE, { input })).completeLinkedTask
}

const standing = async (id: string) =>
  (await linli.ask('query ($id: ID!) { instance(id: $id) { position } }', { id }, desk)).instance
    .position

test('whoever has the link of the message rates once, without signing in, and reads nothing of the case', async () => {
  const { id, token } = await settled()
  const asked = await look(token)
  expect(asked).toMatchObject({
    ...{ service: '拍一拍·诉求上报', title: '请您评价', isOpen: true, isDone: false },
    outcomes: [{ id: 'submit' }],
  })
  expect(JSON.stringify(asked)).not.toContain('纸箱')
  expect(JSON.stringify(asked)).not.toContain('林居民')

  const wrong = { token, outcome: 'submit', answers: { satisfaction: 9 }, key: randomUUID() }
  const { completeLinkedTask } = await linli.ask(RATE, { input: wrong })
  expect(completeLinkedTask.__typename).toBe('InvalidSubmission')

  const key = randomUUID()
  expect(await rate(token, 5, key)).toEqual({ __typename: 'LinkedTaskDone' })
  // An answer that was lost is asked for again by the same key; another one is too late.
  expect(await rate(token, 5, key)).toEqual({ __typename: 'LinkedTaskDone' })
  expect(await rate(token, 1)).toMatchObject({ code: 'task.already-completed' })
  expect(await look(token)).toMatchObject({ isOpen: false, isDone: true })
  expect(await standing(id)).toEqual(['settled'])
})

test('a low score by the link is followed up as one by the portal is', async () => {
  const { id, token } = await settled()
  expect(await rate(token, 1)).toEqual({ __typename: 'LinkedTaskDone' })
  expect(await standing(id)).toEqual(['reconsider'])
  const task = await linli.services.prisma.task.findFirstOrThrow({
    where: { tenantId: linli.street.tenant.id, instanceId: id, state: 'open' },
  })
  expect(task.name).toBe('reconsider')
})

test('a link that we did not make, of another task, or of a task that is over does nothing', async () => {
  const { id, token } = await settled()
  const dot = token.lastIndexOf('.')
  const [task, mac] = [token.slice(0, dot), token.slice(dot + 1)]
  const other = await settled()
  for (const made of [
    ...['', '.', task, `${task}.`, `${task}.${mac}x`, `${task}.${mac.slice(0, -1)}`],
    ...[
      `${other.token.slice(0, other.token.lastIndexOf('.'))}.${mac}`,
      `${task}.${'A'.repeat(22)}`,
    ],
  ]) {
    expect(await look(made), made).toBeNull()
    expect(await rate(made, 5), made).toMatchObject({ code: 'task.not-found' })
  }
  await complete(id, resident, { contacted: 'yes', solved: 'yes', satisfaction: 4 })
  expect(await rate(token, 1)).toMatchObject({ code: 'task.already-completed' })
  expect(await standing(id)).toEqual(['settled'])
})

test('the link of one street opens nothing in another, and an account that is gone does nothing', async () => {
  const { token } = await settled()
  const { taskLinks } = linli.services
  expect(taskLinks.taskOf(linli.street.tenant.id, token)).not.toBeNull()
  expect(taskLinks.taskOf('another', token)).toBeNull()
  await linli.services.pool.query(
    `UPDATE account SET disabled_at = now() WHERE phone = '13900000001'`,
  )
  expect(await rate(token, 5)).toMatchObject({ code: 'task.not-found' })
  await linli.services.pool.query(
    `UPDATE account SET disabled_at = NULL WHERE phone = '13900000001'`,
  )
})
