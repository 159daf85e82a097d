import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

const PHONE = '13900000001'
const FACTS = '门前柿子树越界，落叶堵了我家的下水口。'

let linli: TestApp
let cookies: Readonly<Record<'official' | 'mediator' | 'other' | 'applicant', string>>
let instanceId: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'mediation')
  cookies = {
    official: await linli.signIn('shen-center'),
    mediator: await linli.signIn('song-mediator'),
    other: await linli.signIn('xu-mediator'),
    applicant: await linli.signInByPhone(PHONE),
  }
  const started = await linli.services.engine.start({
    ...{ tenantId: linli.street.tenant.id, definitionId: 'mediation', form: 'apply' },
    answers: {
      ...{ applicantName: '林居民', applicantPhone: PHONE, respondentName: '顾某' },
      ...{ respondentContact: '3号楼201', location: { nodeId: 'building-2', text: '门前' } },
      ...{ disputeType: 'neighbours', facts: FACTS },
      ...{ requests: '请对方修剪', amount: 800, otherProceedings: 'none', voluntary: true },
    },
    actor: { accountId: 'lin-resident', role: 'resident', posts: [] },
    key: randomUUID(),
  })
  instanceId = started.instanceId
})
afterAll(() => linli.close())

const CASE = `query ($id: ID!) { instance(id: $id) { tasks { id } timeline { answers masked } } }`
async function report(cookie: string) {
  const { instance } = await linli.ask(CASE, { id: instanceId }, cookie)
  return { ...instance.timeline[0], taskId: instance.tasks[0]?.id }
}

const REVEAL = `mutation ($input: RevealFieldInput!) { revealField(input: $input) {
  ... on FieldRevealed { value } ... on Refusal { code } } }`
async function reveal(cookie: string, asked: object) {
  const input = { instanceId, seq: 1, pointer: '/facts', purpose: 'CALLBACK', ...asked }
  return (await linli.ask(REVEAL, { input }, cookie)).revealField
}

async function revealed() {
  const { rows } = await linli.services.pool.query<{ actor: string; detail: string }>(
    `SELECT actor_id AS actor, detail FROM audit
      WHERE deed = 'field-revealed' AND object = $1 ORDER BY at`,
    [`instance:${instanceId}`],
  )
  return rows.map(({ actor, detail }) => ({ actor, ...JSON.parse(detail) }))
}

test('an official and a candidate see enough to recognise, the applicant what she wrote', async () => {
  for (const cookie of [cookies.official, cookies.mediator]) {
    const { answers, masked } = await report(cookie)
    expect(answers).toMatchObject({
      ...{ applicantName: '林**', applicantPhone: '139****0001', facts: '门**', amount: '***' },
      ...{ location: { text: '门前' }, voluntary: true },
    })
    expect(masked).toEqual(expect.arrayContaining(['/applicantPhone', '/facts', '/amount']))
  }
  expect(await report(cookies.applicant)).toMatchObject({
    ...{ answers: { applicantPhone: PHONE, facts: FACTS, amount: 800 }, masked: [] },
  })
})

test('whoever says what for reads one field, and the audit knows of it without the value', async () => {
  expect(await reveal(cookies.official, {})).toEqual({ value: FACTS })
  const other = { pointer: '/amount', purpose: 'OTHER', reason: '  核对标的额 ' }
  expect(await reveal(cookies.other, other)).toEqual({ value: 800 })
  expect(await revealed()).toEqual([
    { actor: 'shen-center', fields: ['纠纷简要情况'], purpose: 'CALLBACK' },
    {
      ...{ actor: 'xu-mediator', fields: ['争议金额（元）'] },
      ...{ purpose: 'OTHER', reason: '核对标的额' },
    },
  ])
  const { auditEntries } = await linli.ask(
    `{ auditEntries(filter: { deed: "field-revealed" }, first: 5) {
      edges { node { did facts { label value } } } } }`,
    {},
    cookies.official,
  )
  expect(auditEntries.edges[0].node).toEqual({
    did: '查看了原文：',
    facts: [
      { label: '理由', value: '核对标的额' },
      { label: '内容', value: '争议金额（元）' },
      { label: '用途', value: '其他' },
    ],
  })
})

test.each([
  ['without a word for another purpose', { purpose: 'OTHER' }, 'purpose.missing'],
  ['for one letter', { purpose: 'OTHER', reason: '看' }, 'purpose.missing'],
  ['of what is not marked', { pointer: '/location/text' }, 'field.not-marked'],
  ['of what nobody answered', { pointer: '/preferMediator' }, 'field.not-marked'],
  ['of what is no field', { pointer: '/constructor' }, 'field.not-marked'],
  ['of a step that never was', { seq: 99 }, 'field.not-marked'],
  ['of no case', { instanceId: randomUUID() }, 'instance.not-found'],
])('nothing is given %s', async (_, asked, code) => {
  const before = await revealed()
  expect(await reveal(cookies.official, asked)).toEqual({ code })
  expect(await revealed()).toEqual(before)
})

test('a resident asks for nothing', async () => {
  expect(await reveal(cookies.applicant, {})).toEqual({ code: 'access.denied' })
})

test('who holds the task reads what it needs; who put it back does so no more', async () => {
  const { taskId } = await report(cookies.mediator)
  const act = (name: string) =>
    linli.ask(
      `mutation ($input: TaskInput!) { ${name}(input: $input) { __typename } }`,
      { input: { taskId } },
      cookies.mediator,
    )
  await act('claimTask')
  expect(await report(cookies.mediator)).toMatchObject({
    ...{ answers: { applicantPhone: PHONE, facts: FACTS, amount: 800 }, masked: [] },
  })
  expect((await report(cookies.other)).masked).toContain('/facts')

  const seen = await linli.ask(
    `query ($id: ID!) { viewAs(personId: "song-mediator", instanceId: $id) {
      mine { title } case { standing fields { title sight } timeline { answers } } } }`,
    { id: instanceId },
    cookies.official,
  )
  expect(seen.viewAs.mine).toEqual([{ title: '受理审查' }])
  expect(seen.viewAs.case.standing).toBe('正在办理的人')
  expect(seen.viewAs.case.fields).toContainEqual({ title: '纠纷简要情况', sight: 'clear' })
  expect(seen.viewAs.case.fields).toContainEqual({ title: '协议内容', sight: 'masked' })
  // She sees it; whoever looks with her eyes does not.
  expect(seen.viewAs.case.timeline[0].answers.facts).toBe('门**')
  const { rows } = await linli.services.pool.query(
    `SELECT actor_id, object FROM audit WHERE deed = 'viewed-as'`,
  )
  expect(rows).toEqual([{ actor_id: 'shen-center', object: 'account:song-mediator' }])

  await act('releaseTask')
  expect((await report(cookies.mediator)).masked).toContain('/facts')
})

test('nobody asks for hundreds of fields', async () => {
  const answers = []
  for (let turn = 0; turn < 61; turn += 1) {
    answers.push(await reveal(cookies.mediator, { pointer: '/applicantName' }))
  }
  expect(answers.at(-1)).toEqual({ code: 'request.too-many' })
  expect(answers[0]).toEqual({ value: '林居民' })
}, 60_000)
