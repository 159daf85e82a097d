import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import { startApp, type TestApp } from '../../../tests/support/start-app.ts'
import { until } from '../../../tests/support/until.ts'

let linli: TestApp
let desk: string
let official: string
let resident: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  desk = await linli.signIn('li-acceptance')
  official = await linli.signIn('shen-center')
  resident = await linli.signInByPhone('13900000001')
})
afterAll(() => linli.close())

const ALL = `{ noticeWordings { id channel placeholders { name sampleZh sampleEn } isOwn
  texts { titleZh bodyZh bodyEn } usual { bodyZh } sample { titleZh bodyZh bodyEn } } }`
const SET = `mutation ($id: String!, $texts: NoticeTextsInput!) { setNoticeWording(id: $id, texts: $texts) {
  __typename ... on NoticeWording { isOwn sample { bodyZh bodyEn } }
  ... on InvalidSubmission { problems { field code message } } ... on Refusal { code } } }`
const RESET = `mutation ($id: String!) { resetNoticeWording(id: $id) { __typename ... on NoticeWording { isOwn texts { bodyZh } } } }`

const TEXTS = {
  ...{ titleZh: '催一下', titleEn: 'Please hurry' },
  bodyZh: '【⽔街】{{task}}（{{number}}）有居民在等，{{reason}}',
  bodyEn: 'Somebody waits for {{task}} ({{number}}). {{reason}}',
}

const set = async (id: string, texts: object) =>
  (await linli.ask(SET, { id, texts }, official)).setNoticeWording

/** What the desk is told last, once it is. */
async function toldAfterUrging(): Promise<{ readonly title: string; readonly body: string }> {
  const count = async () => (await noticesOf()).length
  const before = await count()
  const instanceId = await reportComplaint(linli, resident)
  const { urgeInstance } = await linli.ask(
    'mutation ($id: ID!) { urgeInstance(input: { instanceId: $id }) { __typename } }',
    { id: instanceId },
    resident,
  )
  expect(urgeInstance.__typename).toBe('InstanceChanged')
  let urged: Told | undefined
  await until(async () => {
    const news = (await noticesOf()).filter(({ instanceId: of }) => of === instanceId)
    urged = news.find(({ title }) => title === '有人催办' || title === TEXTS.titleZh)
    return urged !== undefined
  })
  expect(await count()).toBeGreaterThan(before)
  if (urged === undefined) throw new Error('The desk is told.')
  return urged
}

interface Told {
  readonly title: string
  readonly body: string
  readonly instanceId: string
}

async function noticesOf(): Promise<readonly Told[]> {
  return (await linli.ask('{ notices { title body instanceId } }', {}, desk)).notices
}

test('a street words a notice as it likes, in both languages, and takes the usual words again', async () => {
  const usual = await toldAfterUrging()
  expect(usual.body).toMatch(/^TS\d{8}-\d{4}「.+」被催办，请尽快办理。$/)

  const saved = await set('linli.urged', TEXTS)
  expect(saved).toEqual({
    ...{ __typename: 'NoticeWording', isOwn: true },
    sample: {
      bodyZh: '【⽔街】核查（TS20261121-0007）有居民在等，说明：请看现场照片',
      bodyEn: 'Somebody waits for Verify (TS20261121-0007). Note: please look at the photos',
    },
  })
  const own = await toldAfterUrging()
  expect(own.title).toBe('催一下')
  // Nobody wrote why; letters that look alike stay what they are.
  expect(own.body).toMatch(/^【⽔街】.+（TS\d{8}-\d{4}）有居民在等，$/)
  const { rows } = await linli.services.pool.query(
    `SELECT body FROM notice WHERE title LIKE '%Please hurry%'`,
  )
  expect(rows[0].body).toMatch(/Somebody waits for .+ \(TS\d{8}-\d{4}\)\."/)

  const { resetNoticeWording } = await linli.ask(RESET, { id: 'linli.urged' }, official)
  expect(resetNoticeWording).toMatchObject({
    isOwn: false,
    texts: { bodyZh: '{{number}}「{{task}}」被催办，请尽快办理。{{reason}}' },
  })
  expect((await toldAfterUrging()).title).toBe('有人催办')
  const audit = await linli.services.prisma.audit.findMany({
    where: { deed: 'notice-wording' },
  })
  expect(audit).toHaveLength(2)
})

test('what a wording names that its notice has not, half a brace, or nothing at all is told at its text', async () => {
  const problems = async (id: string, texts: object) => {
    const answer = await set(id, { ...TEXTS, ...texts })
    expect(answer.__typename).toBe('InvalidSubmission')
    return answer.problems.map(
      ({ field, code }: { readonly field: string; readonly code: string }) => `${field} ${code}`,
    )
  }
  expect(await problems('linli.urged', { bodyZh: '{{number}}{{phone}}' })).toEqual([
    'bodyZh name.unknown',
  ])
  expect(await problems('linli.urged', { bodyEn: '{{number}} {{task}' })).toEqual([
    'bodyEn paper.open-braces',
  ])
  expect(await problems('linli.urged', { titleEn: ' ', bodyZh: '请尽快' })).toEqual([
    'titleEn text.empty',
    'bodyZh text.placeholder-missing',
  ])
  expect(await problems('linli.urged', { bodyZh: '{{number}}'.padEnd(400, '长') })).toEqual([
    'bodyZh text.too-long',
  ])
  expect((await set('linli.nothing', TEXTS)).code).toBe('request.invalid')
  // Nothing of it holds.
  const { noticeWordings } = await linli.ask(ALL, {}, official)
  expect(noticeWordings.filter(({ isOwn }: { readonly isOwn: boolean }) => isOwn)).toEqual([])
})

test('the code to sign in is sent in the words of the street, and never without the code', async () => {
  const texts = {
    ...{ titleZh: '验证码', titleEn: 'Code', bodyEn: 'Code {{code}}' },
    bodyZh: '锦绣街道：登录码{{code}}，五分钟内用。',
  }
  expect((await set('sms.login-code', { ...texts, bodyZh: '您好' })).problems).toMatchObject([
    { field: 'bodyZh', code: 'text.placeholder-missing' },
  ])
  expect((await set('sms.login-code', texts)).isOwn).toBe(true)
  const sent = await linli.ask(
    'mutation ($phone: String!) { sendCode(input: { phone: $phone }) { __typename } }',
    { phone: '13900005678' },
  )
  expect(sent.sendCode.__typename).not.toBe('Refusal')
  const { rows } = await linli.services.pool.query(
    `SELECT text FROM dev_message WHERE phone = '13900005678'`,
  )
  expect(rows[0].text).toMatch(/^【邻里】锦绣街道：登录码\d{6}，五分钟内用。$/)
  await linli.ask(RESET, { id: 'sms.login-code' }, official)
})
