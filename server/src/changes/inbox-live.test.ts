import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

/* What a push tells of is there when it comes: whoever asks again at once has the lists and counts as they are now, and no later push is needed. */

let linli: TestApp
let address: string
let desk: string
let mediator: string
let resident: string
/** Of which both hear, so that they know that their streams stand. */
let known: string
beforeAll(async () => {
  linli = await startApp()
  const tenantId = linli.street.tenant.id
  await publishTemplate(linli.services, tenantId, 'complaint')
  address = await linli.listen()
  desk = await linli.signIn('li-acceptance')
  mediator = await linli.signIn('song-mediator')
  resident = await linli.signInByPhone('13900000001')
  known = await reportComplaint(linli, resident)
  await linli.services.pool.query(
    'INSERT INTO instance_copy (tenant_id, instance_id, account_id, copied_by, read_at) VALUES ($1, $2, $3, $4, now())',
    [tenantId, known, 'song-mediator', 'li-acceptance'],
  )
})
afterAll(() => linli.close())

interface Stream {
  /** The next push after those that told of the known case alone. */
  readonly next: () => Promise<void>
  readonly leave: () => void
}

/** A stream of the inbox that stands: the known case was told of until it came. */
async function follow(cookie: string, isNews: () => Promise<boolean>): Promise<Stream> {
  const leaving = new AbortController()
  const { body } = await fetch(`${address}/graphql`, {
    ...{ method: 'POST', signal: leaving.signal },
    body: JSON.stringify({ query: 'subscription { inboxChanged { taskIds } }' }),
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', cookie },
  })
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const push = async () => {
    while (!/^data: \{.*\}$/m.test(text)) {
      const { value, done } = (await reader?.read()) ?? { value: undefined, done: true }
      if (done) throw new Error('The stream ended.')
      text += value
    }
    text = text.replace(/^data: \{.*\}$/m, '')
  }
  const tenantId = linli.street.tenant.id
  const telling = setInterval(
    () => linli.services.changes.announce([{ tenantId, instanceId: known }]),
    50,
  )
  await push()
  clearInterval(telling)
  return {
    next: async () => {
      do await push()
      while (!(await isNews()))
    },
    leave: () => leaving.abort(),
  }
}

const idsOf = async (filter: string, cookie: string): Promise<readonly string[]> => {
  const query = `{ tasks(filter: ${filter}, first: 50) { edges { node { id } } } }`
  const { tasks } = await linli.ask(query, {}, cookie)
  return tasks.edges.map(({ node }: { node: { id: string } }) => node.id)
}
const startedBy = async (cookie: string): Promise<number> =>
  (await linli.ask('{ myInstances(first: 50) { edges { node { id } } } }', {}, cookie)).myInstances
    .edges.length
const unread = async (cookie: string): Promise<number> =>
  (await linli.ask('{ unreadCopyCount }', {}, cookie)).unreadCopyCount

test('a new task, its claim and its return are in the lists with the push that tells of them', async () => {
  const seen = { pool: await idsOf('POOL', desk), mine: await idsOf('MINE', desk) }
  const stream = await follow(desk, async () => {
    const [pool, mine] = [await idsOf('POOL', desk), await idsOf('MINE', desk)]
    const isNews = pool.join() !== seen.pool.join() || mine.join() !== seen.mine.join()
    Object.assign(seen, { pool, mine })
    return isNews
  })
  const before = seen.pool
  await reportComplaint(linli, resident)
  await stream.next()
  const [taskId] = seen.pool.filter((id) => !before.includes(id))
  expect(seen.pool).toHaveLength(before.length + 1)

  const act = (field: string) =>
    linli.ask(
      `mutation ($input: TaskInput!) { ${field}(input: $input) { __typename } }`,
      { input: { taskId } },
      desk,
    )
  await act('claimTask')
  await stream.next()
  expect([seen.pool, seen.mine]).toEqual([before, [taskId]])
  await act('releaseTask')
  await stream.next()
  expect(seen.mine).toEqual([])
  expect(seen.pool).toContain(taskId)
  stream.leave()
})

test('what was copied to her is counted with the push that tells of it, and read, no more', async () => {
  const instanceId = await reportComplaint(linli, resident)
  const stream = await follow(mediator, async () => (await unread(mediator)) > 0)
  const input = { instanceId, to: ['song-mediator'], note: '' }
  await linli.ask(
    'mutation ($input: CopyInstanceInput!) { copyInstance(input: $input) { __typename } }',
    { input },
    desk,
  )
  await stream.next()
  expect(await unread(mediator)).toBe(1)
  expect(await unread(desk)).toBe(0)
  await linli.ask(
    'mutation ($id: ID!) { markCopyRead(instanceId: $id) { __typename } }',
    { id: instanceId },
    mediator,
  )
  expect(await unread(mediator)).toBe(0)
  stream.leave()
})

test('what somebody started is hers, the newest first, and nobody else’s', async () => {
  const before = await startedBy(resident)
  const instanceId = await reportComplaint(linli, resident)
  const { myInstances } = await linli.ask(
    '{ myInstances(first: 1) { edges { node { id } } } }',
    {},
    resident,
  )
  expect(myInstances.edges).toEqual([{ node: { id: instanceId } }])
  expect(await startedBy(resident)).toBe(before + 1)
  expect(await startedBy(desk)).toBe(0)
})
