import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let cookies: Record<Viewer, string | undefined>
let instanceId: string
let taskId: string
let fileId: string

const VIEWERS = ['nobody', 'reporter', 'neighbour', 'candidate', 'otherWorker', 'official'] as const
type Viewer = (typeof VIEWERS)[number]

beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  cookies = {
    nobody: undefined,
    reporter: await linli.signInByPhone('13900000001'),
    neighbour: await linli.signInByPhone('13900000003'),
    candidate: await linli.signIn('li-acceptance'),
    otherWorker: await linli.signIn('han-care'),
    official: await linli.signIn('shen-center'),
  }
  fileId = await insertPhoto('lin-resident')
  const started = await linli.services.engine.start({
    tenantId: linli.street.tenant.id,
    definitionId: 'complaint',
    form: 'report',
    answers: reportAnswers(fileId),
    actor: { accountId: 'lin-resident', role: 'resident', posts: [] },
    key: randomUUID(),
  })
  instanceId = started.instanceId
  const task = await linli.services.prisma.task.findFirstOrThrow({ where: { instanceId } })
  taskId = task.id
})
afterAll(() => linli.close())

/** Who may see what; every way to the same row gives the same verdict. */
const readsInstance: Record<Viewer, boolean> = {
  nobody: false,
  reporter: true,
  neighbour: false,
  candidate: true,
  otherWorker: false,
  official: true,
}
const readsTask = { ...readsInstance, reporter: false }
const readsFile = readsInstance

describe.each(VIEWERS)('%s', (viewer) => {
  test('reads the instance by every way or by none', async () => {
    const answer = await linli.ask(
      `query ($id: ID!) { instance(id: $id) { number } node(id: $id) { id } }`,
      { id: instanceId },
      cookies[viewer],
    )

    expect([answer.instance !== null, answer.node !== null]).toEqual(
      Array(2).fill(readsInstance[viewer]),
    )
  })

  test('reads the task by every way or by none', async () => {
    const answer = await linli.ask(
      `query ($id: ID!) { task(id: $id) { title } node(id: $id) { id } }`,
      { id: taskId },
      cookies[viewer],
    )

    expect([answer.task !== null, answer.node !== null]).toEqual(Array(2).fill(readsTask[viewer]))
  })

  test('sees the photo or learns nothing of it', async () => {
    const cookie = cookies[viewer]
    const response = await linli.app.inject({
      url: `/files/${fileId}`,
      headers: cookie === undefined ? {} : { cookie },
    })

    const refused = viewer === 'nobody' ? 401 : 404
    expect(response.statusCode).toBe(readsFile[viewer] ? 200 : refused)
  })

  test('changes a task only as a candidate, and a foreign one is as if missing', async () => {
    const before = await linli.countRows()
    const answer = await linli.ask(
      `mutation ($input: CompleteTaskInput!) { completeTask(input: $input) {
         __typename ... on UserError { code } } }`,
      { input: { taskId, outcome: 'submit', answers: {}, key: randomUUID() } },
      cookies[viewer],
    )

    const expected: Record<Viewer, string> = {
      nobody: 'session.missing',
      reporter: 'task.not-found',
      neighbour: 'task.not-found',
      candidate: 'submission.invalid',
      otherWorker: 'task.not-found',
      official: 'task.not-assigned',
    }
    expect(answer.completeTask.code).toBe(expected[viewer])
    expect(await linli.countRows()).toEqual(before)
  })

  test('reaches what officials do only as an official', async () => {
    const answer = await linli.post('{ definitions { id } }', {}, cookies[viewer])
    const code = answer.errors?.[0].extensions.code
    const denied = viewer === 'nobody' ? 'session.missing' : 'access.denied'
    expect(code).toBe(viewer === 'official' ? undefined : denied)

    const cancelled = await linli.ask(
      `mutation ($input: CancelInstanceInput!) { cancelInstance(input: $input) {
         __typename ... on UserError { code } } }`,
      { input: { instanceId: randomUUID(), reason: 'a test' } },
      cookies[viewer],
    )
    expect(cancelled.cancelInstance.code).toBe(
      viewer === 'official' ? 'instance.not-found' : denied,
    )
  })
})

test('a resident sees neither names nor inner facts of her instance', async () => {
  const answer = await linli.ask(
    `query ($id: ID!) { instance(id: $id) {
       context timers { name } incidents { id } tasks { id }
       timeline { who sentence entered reasons notes } } }`,
    { id: instanceId },
    cookies.reporter,
  )

  const { context, timers, incidents, tasks, timeline } = answer.instance
  expect({ context, timers, incidents, tasks }).toEqual({
    context: null,
    timers: [],
    incidents: [],
    tasks: [],
  })
  expect(timeline).toHaveLength(1)
  expect(timeline[0]).toMatchObject({ who: '林居民', entered: [], reasons: [] })
  expect(timeline[0].notes).toEqual([expect.stringContaining('已收到')])

  const told = await linli.ask(
    'query ($id: ID!) { instance(id: $id) { timeline { reasons } } }',
    { id: instanceId },
    cookies.official,
  )
  expect(told.instance.timeline[0].reasons).toContainEqual(expect.stringMatching(/^因为 /))
})

test('tracking tells the public face to who knows the secret, and nothing to others', async () => {
  const { number, lookupCode } = await linli.services.prisma.instance.findFirstOrThrow({
    where: { id: instanceId },
  })
  const track = (secret: string) =>
    linli.ask(
      `query ($number: String!, $secret: String!) { track(number: $number, secret: $secret) {
         number positionTitles openTasks { id } timeline { who sentence answers notes } } }`,
      { number, secret },
    )

  expect((await track('WRONG1')).track).toBeNull()
  expect((await track('0002')).track).toBeNull()
  const told = [expect.stringContaining('已收到')]
  for (const [secret, notes] of [
    [lookupCode, told],
    [lookupCode.toLowerCase(), told],
    ['0001', []],
  ] as const) {
    const { track: tracking } = await track(secret)
    expect(tracking).toMatchObject({ number, openTasks: [] })
    expect(tracking.timeline[0]).toMatchObject({ who: null, answers: null, notes })
    expect(JSON.stringify(tracking)).not.toContain('林')
  }
})

test('the tail of a phone cannot be guessed: after ten wrong ones only the code opens', async () => {
  const { number, lookupCode } = await linli.services.prisma.instance.findFirstOrThrow({
    where: { id: instanceId },
  })
  const track = async (secret: string) => {
    const answer = await linli.post(
      `query ($number: String!, $secret: String!) { track(number: $number, secret: $secret) { number } }`,
      { number, secret },
    )
    return answer.errors?.[0].extensions.code ?? answer.data.track
  }
  for (let guess = 0; guess < 10; guess++) await track(`90${guess}0`)

  expect(await track('0001')).toBe('request.too-many')
  expect(await track(lookupCode)).toEqual({ number })
})

test("nobody attaches another person's photo", async () => {
  const before = await linli.countRows()
  const answer = await linli.ask(
    `mutation ($input: StartInput!) { start(input: $input) {
       __typename ... on InvalidSubmission { problems { field code message } } } }`,
    {
      input: {
        definitionId: 'complaint',
        form: 'report',
        answers: reportAnswers(fileId),
        key: randomUUID(),
      },
    },
    cookies.neighbour,
  )

  expect(answer.start).toMatchObject({
    __typename: 'InvalidSubmission',
    problems: [{ field: 'photos.0', code: 'file.not-found' }],
  })
  expect(await linli.countRows()).toEqual(before)
})

test("another person's step shows nobody a photo, and its own shows it without a look at history", async () => {
  const photo = await insertPhoto('lin-resident')
  const report = (accountId: string) =>
    linli.services.engine.start({
      ...{ tenantId: linli.street.tenant.id, definitionId: 'complaint', form: 'report' },
      ...{ answers: reportAnswers(photo), key: randomUUID() },
      actor: { accountId, role: 'resident', posts: [] },
    })
  const seen = async () => {
    const headers = { cookie: cookies.candidate ?? '' }
    return (await linli.app.inject({ url: `/files/${photo}`, headers })).statusCode
  }

  // The server would have refused this; the engine knows nothing of uploads.
  await report('gu-resident')
  expect(await seen()).toBe(404)

  await report('lin-resident')
  const holder = await linli.services.pool.connect()
  try {
    await holder.query('BEGIN; LOCK TABLE history, history_archive IN ACCESS EXCLUSIVE MODE')
    expect(await seen()).toBe(200)
  } finally {
    await holder.query('ROLLBACK')
    holder.release()
  }
})

test('who handles an anonymous report sees its photo, and no row of the report names the reporter', async () => {
  const photo = await insertPhoto('gu-resident')
  const { tenant } = linli.street
  const started = await linli.services.engine.start({
    tenantId: tenant.id,
    definitionId: 'complaint',
    form: 'report',
    answers: { ...reportAnswers(photo), reporterMode: 'anonymous' },
    actor: { accountId: 'gu-resident', role: 'resident', posts: [] },
    key: randomUUID(),
  })
  const seen = await linli.app.inject({
    url: `/files/${photo}`,
    headers: { cookie: cookies.candidate ?? '' },
  })
  expect(seen.statusCode).toBe(200)
  const { rows } = await linli.services.pool.query(
    `SELECT to_jsonb(h)::text AS row FROM history h WHERE instance_id = $1
     UNION ALL SELECT to_jsonb(s)::text FROM instance_snapshot s WHERE instance_id = $1
     UNION ALL SELECT to_jsonb(i)::text FROM instance i WHERE id = $1
     UNION ALL SELECT to_jsonb(f)::text FROM instance_file f WHERE instance_id = $1
     UNION ALL SELECT to_jsonb(x)::text FROM inbox x WHERE answer LIKE '%' || $1::text || '%'`,
    [started.instanceId],
  )
  expect(rows).toHaveLength(5)
  expect(JSON.stringify(rows)).not.toContain('gu-resident')
})

async function insertPhoto(uploadedBy: string): Promise<string> {
  const id = randomUUID()
  await linli.services.pool.query(
    `INSERT INTO file (tenant_id, id, sha256, content_type, width, height, bytes, uploaded_by)
     VALUES ($1, $2, '', 'image/jpeg', 1, 1, '\\x00', $3)`,
    [linli.street.tenant.id, id, uploadedBy],
  )
  return id
}

function reportAnswers(photo: string) {
  return {
    description: '二楼楼道堆满纸箱，走不过去。',
    photos: [photo],
    location: { nodeId: 'building-2', text: '2单元二楼楼道' },
    category: 'sanitation',
    reporterMode: 'named',
    reporterName: '林居民',
    contactBy: 'phone',
    phone: '13900000001',
    consent: true,
  }
}
