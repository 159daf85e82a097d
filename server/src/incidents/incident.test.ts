import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let official: string
let other: string
let worker: string
let instanceId: string
let taskId: string

beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  official = await linli.signIn('shen-center')
  other = await linli.signIn('zhao-secretary')
  worker = await linli.signIn('li-acceptance')
})
afterAll(() => linli.close())
beforeEach(async () => {
  const started = await linli.services.engine.start({
    tenantId: linli.street.tenant.id,
    definitionId: 'complaint',
    form: 'report',
    answers: {
      description: '二楼楼道堆满纸箱，走不过去。',
      photos: [await insertPhoto()],
      location: { nodeId: 'building-2', text: '2单元二楼楼道' },
      category: 'sanitation',
      ...{ reporterMode: 'named', reporterName: '林居民', contactBy: 'phone' },
      ...{ phone: '13900000001', consent: true },
    },
    actor: { accountId: 'lin-resident', role: 'resident', posts: [] },
    key: randomUUID(),
  })
  instanceId = started.instanceId
  taskId = (await linli.services.prisma.task.findFirstOrThrow({ where: { instanceId } })).id
})

const LIST = `query ($filter: IncidentFilter) { openIncidentCount
  incidents(filter: $filter, first: 50) { edges { node { id kind reason tried attempts resolvedAs resolvedBy skipReason instance { id } } } } }`
const RESULT = '{ id resolvedAs code message by at incident { resolvedAs } }'
const RETRY = `mutation ($ids: [ID!]!) { retryIncidents(ids: $ids) ${RESULT} }`
const SKIP = `mutation ($ids: [ID!]!, $reason: String!) { skipIncidents(ids: $ids, reason: $reason) ${RESULT} }`

describe('the list of incidents', () => {
  test('says in the language of the reader what was tried and why it stopped', async () => {
    const claim = await insertStep({ kind: 'claim', taskId, actor: await candidate() })
    const notice = await insertEffect()

    const chinese = await listed(official, { resolved: false })
    const english = await listed(official, { resolved: false }, 'en')

    expect(chinese.get(claim)).toMatchObject({
      kind: 'step',
      reason: '任务没有人可派：岗位上没有人员。',
      tried: '领取「受理甄别」',
      attempts: 3,
      instance: { id: instanceId },
    })
    expect(chinese.get(notice)).toMatchObject({
      reason: '通知渠道多次拒收，已停止重发。',
      tried: '发送通知「已收到」',
    })
    expect(english.get(claim)).toMatchObject({ reason: 'No rule of the task finds anybody.' })
  })

  test('is for officials, of their own street only', async () => {
    const id = await insertStep({ kind: 'claim', taskId, actor: await candidate() })

    for (const [document, variables] of [
      ['{ openIncidentCount }', {}],
      ['{ incidents { edges { node { id } } } }', {}],
      [RETRY, { ids: [id] }],
      [SKIP, { ids: [id], reason: '不要' }],
    ] as const) {
      const refused = await linli.post(document, variables, worker)
      expect(refused.errors).toMatchObject([{ extensions: { code: 'access.denied' } }])
      const nobody = await linli.post(document, variables)
      expect(nobody.errors).toMatchObject([{ extensions: { code: 'session.missing' } }])
    }
  })
})

describe('settling several', () => {
  test('answers each by itself: retried, already settled by whom, and unknown', async () => {
    const good = await insertStep({ kind: 'claim', taskId, actor: await candidate() })
    const taken = await insertStep({ kind: 'release', taskId, actor: await candidate() })
    await linli.ask(SKIP, { ids: [taken], reason: '已电话处理' }, other)
    const unknown = randomUUID()

    const { retryIncidents } = await linli.ask(
      RETRY,
      { ids: [good, taken, unknown, 'x'] },
      official,
    )

    expect(retryIncidents).toMatchObject([
      { id: good, resolvedAs: 'retried', code: null, incident: { resolvedAs: 'retried' } },
      { id: taken, resolvedAs: null, code: 'incident.resolved', by: '赵书记' },
      { id: unknown, code: 'incident.not-found', incident: null },
      { id: 'x', code: 'incident.not-found', message: '没有找到这条异常。' },
    ])
    const task = await linli.services.prisma.task.findFirstOrThrow({ where: { instanceId } })
    expect(task.holderId).toBe('li-acceptance')
  })

  test('keeps the reason and who in the list and in the audit', async () => {
    const id = await insertEffect()

    await linli.ask(SKIP, { ids: [id], reason: ' 居民已知晓 ' }, official)

    const resolved = await listed(official, { resolved: true })
    expect(resolved.get(id)).toMatchObject({
      ...{ resolvedAs: 'skipped', resolvedBy: '沈中心', skipReason: '居民已知晓' },
    })
    const audit = await linli.services.prisma.audit.findMany({
      where: { object: `incident:${id}` },
    })
    expect(audit).toMatchObject([{ deed: 'incident-skipped', actorId: 'shen-center' }])
    expect(JSON.parse(audit[0]?.detail ?? '')).toEqual({ instanceId, reason: '居民已知晓' })
  })

  test('without a reason skips nothing, and more than a hundred are refused', async () => {
    const id = await insertEffect()

    const { skipIncidents } = await linli.ask(SKIP, { ids: [id], reason: ' ' }, official)
    const many = await linli.post(RETRY, { ids: Array.from({ length: 101 }, randomUUID) }, official)

    expect(skipIncidents).toMatchObject([
      { code: 'request.invalid', incident: { resolvedAs: null } },
    ])
    expect(many.errors).toMatchObject([{ extensions: { code: 'request.invalid' } }])
  })
})

async function insertPhoto(): Promise<string> {
  const id = randomUUID()
  await linli.services.pool.query(
    `INSERT INTO file (tenant_id, id, sha256, content_type, width, height, bytes, uploaded_by)
     VALUES ($1, $2, '', 'image/jpeg', 1, 1, '\\x00', 'lin-resident')`,
    [linli.street.tenant.id, id],
  )
  return id
}

async function candidate() {
  const posts = await linli.services.prisma.post.findMany({
    where: { accountId: 'li-acceptance' },
    select: { nodeId: true, post: true },
  })
  return { accountId: 'li-acceptance', role: 'worker', posts }
}

function insertStep(input: object): Promise<string> {
  return insert('step', 'assignment.empty', input)
}

function insertEffect(): Promise<string> {
  const text = (zh: string) => ({ 'zh-CN': zh })
  const effect = {
    ...{ kind: 'notice', notice: 'received', channel: 'app', to: { accounts: [] } },
    ...{ title: text('已收到'), body: text('您的诉求已收到。') },
  }
  const id = `${instanceId}.1.${effects++}`
  return insert('effect', 'channel.unreachable', { kind: 'effect', id, effect, createdAt: 1 })
}
let effects = 70

/** As the engine writes it. */
async function insert(kind: string, code: string, input: object): Promise<string> {
  const id = randomUUID()
  await linli.services.prisma.incident.create({
    data: {
      ...{ tenantId: linli.street.tenant.id, id, instanceId, kind, code, attempts: 3 },
      ...{ message: '', input: JSON.stringify(input), at: new Date() },
    },
  })
  return id
}

async function listed(cookie: string, filter: { readonly resolved: boolean }, language = 'zh-CN') {
  const response = await linli.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { cookie, 'accept-language': language },
    payload: { query: LIST, variables: { filter } },
  })
  const { incidents, openIncidentCount } = response.json().data
  const nodes: { readonly id: string }[] = incidents.edges.map(
    ({ node }: { node: { readonly id: string } }) => node,
  )
  if (!filter.resolved) expect(openIncidentCount).toBe(nodes.length)
  return new Map(nodes.map((node) => [node.id, node]))
}
