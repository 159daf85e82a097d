import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { templateOf } from '../../../tests/support/edit-definition.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { whileWorded } from '../../../tests/support/while-worded.ts'
import { createVersions } from '../reading/versions.ts'
import { tellFollowers } from './tell-followers.ts'

let linli: TestApp
let reporter: string
let neighbour: string
let official: string
let desk: string
beforeAll(async () => {
  linli = await startApp()
  await publish(templateOf('complaint'))
  reporter = await linli.signInByPhone('13900000001')
  neighbour = await linli.signInByPhone('13900000002')
  official = await linli.signIn('shen-center')
  desk = await linli.signIn('li-acceptance')
})
afterAll(() => linli.close())
beforeEach(async () => {
  // What an earlier test left open is no affair of the next one.
  await linli.services.pool.query(`UPDATE instance SET started_at = '2020-01-01T00:00:00Z'`)
})

async function publish(document: object): Promise<void> {
  const actor = { accountId: 'shen-center', role: 'official', posts: [] } as const
  const { services, street } = linli
  const published = await services.engine.publish({ tenantId: street.tenant.id, document, actor })
  expect(published).toMatchObject({ kind: 'published' })
  services.versions.forgetNewest(street.tenant.id)
}

/** Of nobody else. */
const SECRET = '金丝雀说三楼的声控灯不亮'

async function report(given: object = {}, cookie = reporter): Promise<string> {
  const answers = {
    ...{ description: SECRET, category: 'facility', reporterMode: 'named' },
    location: { nodeId: 'building-2', text: SECRET },
    ...{ reporterName: '金丝雀', contactBy: 'phone', phone: '13900000001', consent: true },
    ...given,
  }
  const input = { definitionId: 'complaint', form: 'report', answers, key: randomUUID() }
  const { start } = await linli.ask(
    `mutation ($input: StartInput!) { start(input: $input) { ... on StartedInstance { instanceId }
      ... on InvalidSubmission { problems { field } } } }`,
    { input },
    cookie,
  )
  return start.instanceId
}

const CASE = 'id kind place day state isOver isMine isFollowed'
const FOLLOW = `mutation ($id: ID!) { followCase(instanceId: $id) { __typename
  ... on Followed { case { ${CASE} } } ... on Refusal { code } } }`
const UNFOLLOW = `mutation ($id: ID!) { unfollowCase(instanceId: $id) { __typename } }`
const FOLLOWED = `{ followedCases { ${CASE} } }`

async function nearby(nodeId: string, cookie?: string) {
  const asked = `query ($nodeId: ID!) { nearbyCases(serviceId: "complaint", nodeId: $nodeId) { ${CASE} } }`
  return (await linli.ask(asked, { nodeId }, cookie)).nearbyCases
}

const tell = () =>
  tellFollowers({ ...linli.services, versions: createVersions(linli.services.pool) })

async function triage(instanceId: string, decision: object): Promise<void> {
  const { services, street } = linli
  const task = await services.prisma.task.findFirstOrThrow({
    where: { tenantId: street.tenant.id, instanceId, state: 'open' },
  })
  const input = { taskId: task.id, outcome: 'submit', answers: decision, key: randomUUID() }
  const { completeTask } = await linli.ask(
    'mutation ($input: CompleteTaskInput!) { completeTask(input: $input) { __typename } }',
    { input },
    desk,
  )
  expect(completeTask.__typename).toBe('TaskChanged')
}

test('what is open near a place is shown to anybody by its kind, day, state and building, and by nothing that was answered', async () => {
  const id = await report()

  const shown = await nearby('building-1')

  expect(shown).toEqual([
    {
      ...{ id, kind: '设施损坏（照明、门禁、电梯、井盖、道路）', state: '受理中' },
      ...{ place: '第一网格 · 2号楼', day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      ...{ isOver: false, isMine: false, isFollowed: false },
    },
  ])
  expect(JSON.stringify(shown)).not.toContain('金丝雀')
  expect(await nearby('grid-2')).toEqual([])
  expect((await nearby('building-2', reporter))[0]).toMatchObject({ isMine: true })
})

test('neither a home nor the building of somebody without a name is told', async () => {
  const home = linli.street.nodes.find(({ kind }) => kind === 'home')
  await report({ location: { nodeId: home?.id, text: SECRET } })
  const anonymous = { reporterMode: 'anonymous', reporterName: undefined, phone: undefined }
  await report({ ...anonymous, contactBy: undefined })

  const shown = await nearby(home?.id ?? '')

  // The one at the place asked for stands first.
  expect(shown.map(({ place }: { readonly place: string }) => place)).toEqual([
    '第一网格 · 2号楼',
    '第一网格',
  ])
})

test('what nobody has looked at, a kind that is not for others, and a service that shows nothing are not shown', async () => {
  await report({ category: 'noise' })
  const unsure = await report({ category: 'unsure' })
  expect(await nearby('building-2')).toEqual([])
  expect((await linli.ask(FOLLOW, { id: unsure }, neighbour)).followCase).toMatchObject({
    code: 'instance.not-found',
  })

  await triage(unsure, { decision: 'grid', category: 'hazard', explanation: '已受理，交网格员。' })
  expect(await nearby('building-2')).toMatchObject([{ id: unsure, state: '正在办理' }])

  const { nearby: _, ...silent } = templateOf('complaint')
  await publish(silent)
  expect(await nearby('building-2')).toEqual([])
  expect((await linli.ask(FOLLOW, { id: unsure }, neighbour)).followCase).toMatchObject({
    code: 'instance.not-found',
  })
  await publish(templateOf('complaint'))
})

test('whoever joins is told where it stands, once for each change, until the end; staff see how many, and nobody who', async () => {
  const id = await report()
  const { followCase } = await linli.ask(FOLLOW, { id }, neighbour)
  expect(followCase).toMatchObject({ __typename: 'Followed', case: { id, isFollowed: true } })
  await linli.ask(FOLLOW, { id }, neighbour)
  const count = 'query ($id: ID!) { instance(id: $id) { followerCount } }'
  expect((await linli.ask(count, { id }, official)).instance.followerCount).toBe(1)
  expect((await linli.ask(count, { id }, reporter)).instance.followerCount).toBeNull()
  expect((await linli.ask(count, { id }, neighbour)).instance).toBeNull()

  // A step after which it stands where it stood is no news.
  await linli.ask(
    'mutation ($input: UrgeInput!) { urgeInstance(input: $input) { __typename } }',
    { input: { instanceId: id } },
    official,
  )
  await tell()
  expect(await noticesOf(neighbour)).toEqual([])

  await triage(id, { decision: 'grid', explanation: `已受理。${SECRET}` })
  await tell()
  await tell()
  const news = await noticesOf(neighbour)
  expect(news.map(({ body }) => body)).toEqual([
    '您一起关注的“设施损坏（照明、门禁、电梯、井盖、道路）”（第一网格 · 2号楼）：正在办理。',
  ])

  await linli.ask(
    'mutation ($input: CancelInstanceInput!) { cancelInstance(input: $input) { __typename } }',
    { input: { instanceId: id, reason: SECRET } },
    official,
  )
  await tell()
  const after = await noticesOf(neighbour)
  expect(after[0]?.body).toContain('社区已终止')
  expect(JSON.stringify(after)).not.toContain('金丝雀')
  expect((await linli.ask(FOLLOWED, {}, neighbour)).followedCases).toMatchObject([
    { id, isOver: true, state: '社区已终止' },
  ])
  expect(await tell()).toBe(0)
})

interface News {
  readonly body: string
}

async function noticesOf(cookie: string): Promise<readonly News[]> {
  return (await linli.ask('{ notices { body } }', {}, cookie)).notices
}

test('who follows is told in the words of the street', async () => {
  const id = await report()
  await linli.ask(FOLLOW, { id }, neighbour)
  const words = {
    ...{ official, id: 'followed.news' },
    bodyZh: '{{place}}有回音：{{kind}}，{{state}}',
    bodyEn: '{{kind}}: {{state}}',
  }
  await whileWorded(linli, words, async () => {
    await triage(id, { decision: 'grid', explanation: '已受理，交网格员。' })
    await tell()
  })
  expect((await noticesOf(neighbour))[0]?.body).toBe(
    '第一网格 · 2号楼有回音：设施损坏（照明、门禁、电梯、井盖、道路），正在办理',
  )
})

test('one follows what is open and of others only, signed in, and may leave', async () => {
  const id = await report()
  expect((await linli.ask(FOLLOW, { id })).followCase).toMatchObject({ code: 'session.missing' })
  const refused = { code: 'instance.not-found' }
  expect((await linli.ask(FOLLOW, { id }, reporter)).followCase).toMatchObject(refused)
  expect((await linli.ask(FOLLOW, { id: randomUUID() }, neighbour)).followCase).toMatchObject(
    refused,
  )
  expect((await linli.ask(FOLLOW, { id: 'x' }, neighbour)).followCase).toMatchObject(refused)

  await linli.ask(FOLLOW, { id }, neighbour)
  await linli.ask(UNFOLLOW, { id }, neighbour)
  await triage(id, { decision: 'grid', explanation: '已受理，交网格员。' })
  expect(await tell()).toBe(0)
})

test('looking around is limited for each address', async () => {
  const asked = '{ nearbyCases(serviceId: "complaint", nodeId: "building-2") { id } }'
  const answers = []
  for (let i = 0; i < 61; i++) answers.push(await linli.post(asked))
  expect(answers.at(-1)?.errors[0].extensions.code).toBe('request.too-many')
})
