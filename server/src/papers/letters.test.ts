import { hash, randomUUID } from 'node:crypto'
import type { Definition, PaperDefinition } from '@linli/schemas/definition'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookAt } from '../../../tests/papers/look-at.ts'
import { templateOf } from '../../../tests/support/edit-definition.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import { startApp, type TestApp } from '../../../tests/support/start-app.ts'

/** With a paper that is given each time a session begins. */
const RECORD: PaperDefinition = {
  title: { 'zh-CN': '调解通知书', en: 'Call to a session' },
  at: 'session',
  body: [{ kind: 'text', text: '已调解{{context.sessions}}次。申请人：{{apply.applicantName}}。' }],
}
const MEDIATION: Definition = {
  ...templateOf('mediation'),
  papers: { ...templateOf('mediation').papers, record: RECORD },
}

let linli: TestApp
let resident: string
let neighbour: string
let mediator: string
let secretary: string
let clerk: string
beforeAll(async () => {
  linli = await startApp()
  await publish(MEDIATION)
  await publish(templateOf('complaint'))
  await publish(templateOf('residence-proof'))
  await publish(templateOf('dog-registration'))
  resident = await linli.signInByPhone('13900000001')
  neighbour = await linli.signInByPhone('13900000002')
  mediator = await linli.signIn('song-mediator')
  secretary = await linli.signIn('zhao-secretary')
  clerk = await linli.signIn('li-acceptance')
})
afterAll(() => linli.close())

async function publish(document: Definition): Promise<void> {
  const actor = { accountId: 'shen-center', role: 'official', posts: [] } as const
  const tenantId = linli.street.tenant.id
  const result = await linli.services.engine.publish({ tenantId, document, actor })
  expect(result).toMatchObject({ kind: 'published' })
}

const APPLIED = {
  ...{ applicantName: '林居民', applicantPhone: '13900000001', respondentName: '顾居民' },
  location: { nodeId: 'building-2', text: '2单元门前柿子树' },
  ...{ disputeType: 'neighbours', facts: '门前柿子树的落果砸坏了⾬棚，双方多次争吵。' },
  ...{ requests: '修剪柿子树，赔偿雨棚。', otherProceedings: 'none', voluntary: true },
}
const ACCEPTED = { decision: 'accept', risk: 'low', explanation: '符合受理条件。' }
const AGREED = {
  told: ['nature', 'principle', 'effect', 'free', 'stop', 'choose', 'secret'],
  ...{ applicantAgrees: 'yes', respondentAgrees: 'yes', hearing: 'private' },
  signedOn: '2026-08-31',
}
const APPOINTED = { method: 'parties', mediators: '宋调解', noConflict: true }
const HELD = {
  ...{ heldOn: '2026-09-02', manner: 'site', present: '林居民、顾居民、宋调解' },
  statements: '双方陈述事实，焦点是雨棚赔偿。',
}
const WRITTEN = {
  ...{ ...HELD, result: 'written', terms: '顾居民赔偿，林居民每年修剪柿子树。' },
  clauses: [
    {
      ...{ obligor: '顾居民', obligee: '林居民', content: '赔偿雨棚', amount: 40_000 },
      ...{ manner: '转账', dueOn: '2026-09-20' },
    },
  ],
  parties: [{ name: '赵邻居', address: '2号楼' }],
}

async function start(definitionId: string, form: string, answers: object): Promise<string> {
  const input = { definitionId, form, answers, key: randomUUID() }
  const { start: started } = await linli.ask(
    `mutation ($input: StartInput!) { start(input: $input) { __typename
       ... on StartedInstance { instanceId } ... on InvalidSubmission { problems { field code } } } }`,
    { input },
    resident,
  )
  expect(started).toMatchObject({ __typename: 'StartedInstance' })
  return started.instanceId
}

async function openTask(instanceId: string): Promise<string> {
  const { id } = await linli.services.prisma.task.findFirstOrThrow({
    where: { tenantId: linli.street.tenant.id, instanceId, state: 'open' },
  })
  return id
}

async function complete(
  of: string,
  by: string,
  { answers, outcome = 'submit' }: { readonly answers: object; readonly outcome?: string },
): Promise<string> {
  const taskId = await openTask(of)
  const input = { taskId, outcome, answers, key: randomUUID() }
  const { completeTask } = await linli.ask(
    `mutation ($input: CompleteTaskInput!) { completeTask(input: $input) { __typename
       ... on InvalidSubmission { problems { field code } } ... on Refusal { code message } } }`,
    { input },
    by,
  )
  expect(completeTask).toMatchObject({ __typename: 'TaskChanged' })
  return taskId
}

async function tryComplete(of: string, answers: object) {
  const input = { taskId: await openTask(of), outcome: 'submit', answers, key: randomUUID() }
  const { completeTask } = await linli.ask(
    `mutation ($input: CompleteTaskInput!) { completeTask(input: $input) { __typename
       ... on InvalidSubmission { problems { field code } } } }`,
    { input },
    clerk,
  )
  return completeTask
}

const claim = async (of: string, by: string) => {
  const asked = `mutation ($id: ID!) { claimTask(input: { taskId: $id }) { __typename } }`
  const { claimTask } = await linli.ask(asked, { id: await openTask(of) }, by)
  expect(claimTask.__typename).toBe('TaskChanged')
}

/** Accepted, agreed to, and with a mediator: the first session begins. */
async function inSession(): Promise<string> {
  const id = await start('mediation', 'apply', APPLIED)
  await complete(id, mediator, { answers: ACCEPTED })
  await complete(id, mediator, { answers: AGREED })
  await complete(id, secretary, { answers: APPOINTED })
  return id
}

interface Told {
  readonly kind: string
  readonly title: string
  readonly number: string
}

async function papersOf(id: string, by: string): Promise<readonly Told[]> {
  const asked = 'query ($id: ID!) { instance(id: $id) { papers { kind title number } } }'
  return (await linli.ask(asked, { id }, by)).instance.papers
}

function get(id: string, kind: string, cookie?: string) {
  const headers = cookie === undefined ? {} : { cookie }
  return linli.app.inject({ url: `/files/papers/${id}/${kind}`, headers })
}

async function wordsOf(bytes: Buffer): Promise<string> {
  const pages = await lookAt(new Uint8Array(bytes))
  return pages.flatMap(({ lines }) => lines).join('')
}

const kindOf = (papers: readonly Told[], title: string): string => {
  const found = papers.findLast((paper) => paper.title === title)?.kind
  if (found === undefined) throw new Error(`No '${title}' in ${JSON.stringify(papers)}`)
  return found
}

test('an agreement says who agreed on what by when, is the same bytes for both and ever after, and is true at /papers', async () => {
  const id = await inSession()
  await complete(id, mediator, { answers: WRITTEN })
  const papers = await papersOf(id, resident)
  const kind = kindOf(papers, '人民调解协议书')
  const hers = await get(id, kind, resident)
  expect(hers.statusCode).toBe(200)
  const words = await wordsOf(hers.rawPayload)
  for (const said of [
    ...['申请人：林居民，联系电话：13900000001。', '被申请人：顾居民', '落果砸坏了⾬棚'],
    ...['赵邻居', '2号楼', '人民币肆佰元整（¥400.00）', '期限：2026年9月20日前'],
    ...['当事人 赵邻居（签名、盖章或者按指印）', '人民调解员 宋调解', '第 1 / '],
  ]) {
    expect(words.replaceAll(/\s/g, '')).toContain(said.replaceAll(/\s/g, ''))
  }

  await claim(id, mediator)
  expect((await get(id, kind, mediator)).rawPayload.equals(hers.rawPayload)).toBe(true)
  // Another text, by which cases begin from now on.
  const { agreement } = MEDIATION.papers ?? {}
  await publish({
    ...MEDIATION,
    papers: { agreement: { ...agreement, body: RECORD.body } as PaperDefinition },
  })
  expect((await get(id, kind, resident)).rawPayload.equals(hers.rawPayload)).toBe(true)
  await publish(MEDIATION)

  const { rows } = await linli.services.pool.query(
    'SELECT code FROM paper WHERE instance_id = $1 AND kind = $2',
    [id, kind],
  )
  const { paper } = await linli.ask(
    'query ($code: String!) { paper(code: $code) { number kind sha256 } }',
    { code: rows[0].code },
  )
  expect(paper).toEqual({
    number: papers.find((each) => each.kind === kind)?.number,
    kind: '人民调解协议书',
    sha256: hash('sha256', hers.rawPayload),
  })
})

test('what a paper says in plain is given to staff only while a task of theirs shows it to them', async () => {
  const id = await inSession()
  await complete(id, mediator, { answers: WRITTEN })
  const kind = kindOf(await papersOf(id, resident), '人民调解协议书')
  const refused = async (by?: string) => (await get(id, kind, by)).json().code

  // The official reads the case, and sees names masked; so does the mediator until the task is hers.
  expect(await refused(secretary)).toBe('paper.not-found')
  expect(await refused(mediator)).toBe('paper.not-found')
  expect((await papersOf(id, secretary)).map(({ title }) => title)).toEqual(['调解通知书'])
  expect(await refused(neighbour)).toBe('paper.not-found')
  expect(await refused()).toBe('session.missing')
  await claim(id, mediator)
  expect((await get(id, kind, mediator)).statusCode).toBe(200)

  // One that is masked is for whoever reads the case.
  const record = kindOf(await papersOf(id, secretary), '调解通知书')
  const words = await wordsOf((await get(id, record, secretary)).rawPayload)
  expect(words).toContain('申请人：林**。')
  expect(words).not.toContain('林居民')
})

test('a step that is gone through again gives another paper, and each says what was so then', async () => {
  const id = await inSession()
  await complete(id, mediator, { answers: { ...HELD, result: 'continue', bothExtend: 'no' } })
  const papers = await papersOf(id, resident)
  expect(papers.map(({ number }) => number.slice(-3))).toEqual(['-04', '-05'])
  const texts = await Promise.all(
    papers.map(async ({ kind }) => wordsOf((await get(id, kind, resident)).rawPayload)),
  )
  expect(texts[0]).toContain('已调解0次')
  expect(texts[1]).toContain('已调解1次')
})

test('what a step gave that was taken back is not given any more, and its number is not used again', async () => {
  const id = await start('mediation', 'apply', APPLIED)
  await complete(id, mediator, { answers: ACCEPTED })
  await complete(id, mediator, { answers: AGREED })
  const taskId = await complete(id, secretary, { answers: APPOINTED })
  const [first] = await papersOf(id, resident)
  const { takeBackTask } = await linli.ask(
    `mutation ($taskId: ID!) { takeBackTask(input: { taskId: $taskId, reason: "选错了" }) { __typename } }`,
    { taskId },
    secretary,
  )
  expect(takeBackTask.__typename).toBe('TaskChanged')
  expect(await papersOf(id, resident)).toEqual([])
  expect((await get(id, first?.kind ?? '', resident)).json().code).toBe('paper.not-found')
  await complete(id, secretary, { answers: APPOINTED })
  expect((await papersOf(id, resident)).map(({ number }) => number.slice(-3))).toEqual(['-05'])
})

test('a complaint that is not accepted gives a notice with the reason and where to go instead', async () => {
  const id = await reportComplaint(linli, resident)
  await complete(id, clerk, {
    answers: {
      ...{ decision: 'not-accept', refusal: 'legal-path', otherPath: 'lawsuit' },
      explanation: '双方已在法院起诉。',
    },
  })
  const kind = kindOf(await papersOf(id, resident), '不予受理告知书')
  const given = await get(id, kind, resident)
  const words = await wordsOf(given.rawPayload)
  expect(words).toContain('应当走法定途径')
  expect(words).toContain('双方已在法院起诉。')
  expect(words).toContain('向人民法院起诉')
  expect(decodeURIComponent(String(given.headers['content-disposition']))).toMatch(
    /不予受理告知书 TS\d{8}-\d{4}-04\.pdf$/,
  )
  // Who read it is in the audit.
  expect((await get(id, kind, secretary)).statusCode).toBe(200)
  const { rows } = await linli.services.pool.query(
    `SELECT 1 FROM audit WHERE deed = 'read-personal' AND object = $1 AND actor_id = 'zhao-secretary'`,
    [`instance:${id}`],
  )
  expect(rows).toHaveLength(1)
})

test('whoever applied with something missing gets one notice that lists all of it, each with what to do', async () => {
  const id = await start('dog-registration', 'apply', {
    ...{ matter: 'new', dog: '豆豆，柴犬', vaccinated: '2024-09-01', place: 'building-2' },
    ...{ name: '林居民', phone: '13900000001', agree: true },
  })
  // Nothing is missing as long as nobody says so.
  expect(await papersOf(id, resident)).toEqual([])
  const missing = [
    { what: '⽝只正面照片不清楚', how: '重拍一张上传' },
    { what: '疫苗本已过期', how: '补打疫苗后上传疫苗本' },
  ]
  const refused = await tryComplete(id, { decision: 'supplement', note: '请一次补齐。' })
  expect(refused.problems).toMatchObject([{ field: 'missing', code: 'field.required' }])
  await complete(id, clerk, { answers: { decision: 'supplement', missing, note: '请一次补齐。' } })

  const kind = kindOf(await papersOf(id, resident), '补正一次性告知书')
  const words = await wordsOf((await get(id, kind, resident)).rawPayload)
  expect(words).toContain('（1）⽝只正面照片不清楚。补正办法：重拍一张上传。')
  expect(words).toContain('（2）疫苗本已过期。补正办法：补打疫苗后上传疫苗本。')
  expect(words).toContain('三十日内')
  expect((await get(id, kind, neighbour)).statusCode).toBe(404)

  // What is still missing after that is a notice of its own; the first one stays.
  await complete(id, resident, { answers: { text: '已补。' } })
  const again = [{ what: '疫苗本还是看不清日期', how: '把日期一页重拍' }]
  await complete(id, clerk, {
    answers: { decision: 'supplement', missing: again, note: '只差这一项。' },
  })
  const given = await papersOf(id, resident)
  expect(given.map(({ title }) => title)).toEqual(['补正一次性告知书', '补正一次性告知书'])
  expect(new Set(given.map(({ number }) => number)).size).toBe(2)
  expect(await wordsOf((await get(id, kind, resident)).rawPayload)).toBe(words)
})

test('a complaint of which more is asked gives a notice with all that is asked for', async () => {
  const id = await reportComplaint(linli, resident)
  const question = '请补充：一、纸箱在哪一层；⼆、是谁堆的；三、什么时候方便看现场。'
  await complete(id, clerk, { answers: { decision: 'need-info', question, publicHazard: false } })
  const kind = kindOf(await papersOf(id, resident), '补充情况一次性告知书')
  const words = await wordsOf((await get(id, kind, resident)).rawPayload)
  expect(words).toContain(question)
  expect(words).toContain('三个工作日内')
  expect((await get(id, kind, neighbour)).statusCode).toBe(404)
})
