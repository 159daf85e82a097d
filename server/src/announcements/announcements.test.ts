import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import { startApp, type TestApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let official: string
let ofPart: string
let resident: string
let worker: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  official = await linli.signIn('shen-center')
  ofPart = await linli.signIn('zhao-secretary')
  worker = await linli.signIn('li-acceptance')
  resident = await linli.signInByPhone('13900000001')
})
afterAll(() => linli.close())

const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString()

async function audited(deed: string) {
  const rows = await linli.services.prisma.audit.findMany({ where: { deed } })
  return rows.map(({ detail }) => JSON.parse(detail))
}

describe('an announcement', () => {
  const ANNOUNCE = `mutation ($input: AnnounceInput!) { announce(input: $input) {
    ... on Announced { id } ... on Refusal { code } } }`
  const announce = async (input: object, cookie = official) =>
    (await linli.ask(ANNOUNCE, { input }, cookie)).announce
  const shown = async (cookie?: string) =>
    (await linli.ask('{ announcements { title body } }', {}, cookie)).announcements

  // As it was written: blanks, rare letters and all.
  const title = { zh: ' 周六停水\u{20BB7} ', en: 'No water on Saturday' }
  const body = { zh: '上午 8 点到 12 点。\n\n请提前储水。' }
  const input = { title, body, audience: 'EVERYONE', from: hours(-1), until: hours(24) }

  test('is shown to whom it is for, from its first to its last minute', async () => {
    const { id } = await announce(input)
    await announce({ ...input, title: { zh: '内部会议' }, audience: 'STAFF' })
    await announce({ ...input, title: { zh: '下周体检' }, from: hours(2) })
    const everybody = { title: title.zh, body: body.zh }
    expect(await shown()).toEqual([everybody])
    expect(await shown(resident)).toEqual([everybody])
    expect((await shown(worker)).map((each: { title: string }) => each.title).sort()).toEqual(
      [title.zh, '内部会议'].sort(),
    )
    await linli.services.pool.query(
      `UPDATE announcement SET until_at = now() - interval '1 second' WHERE id = $1`,
      [id],
    )
    expect(await shown()).toEqual([])
    const { allAnnouncements } = await linli.ask('{ allAnnouncements { by } }', {}, ofPart)
    expect(allAnnouncements).toEqual(Array.from({ length: 3 }, () => ({ by: '沈中心' })))
    expect((await audited('announced'))[0]).toEqual({
      before: null,
      after: {
        ...{ title: title.zh, audience: 'everyone' },
        fromAt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
        untilAt: expect.any(String),
      },
    })
  })

  test('is withdrawn once, and only by who speaks for the whole street', async () => {
    const { id } = await announce(input)
    const withdraw = async (cookie: string, of = id) =>
      (
        await linli.ask(
          `mutation ($id: ID!) { withdrawAnnouncement(id: $id) { __typename ... on Refusal { code } } }`,
          { id: of },
          cookie,
        )
      ).withdrawAnnouncement
    expect(await announce(input, ofPart)).toEqual({ code: 'access.denied' })
    expect((await withdraw(ofPart)).code).toBe('access.denied')
    expect((await withdraw(worker)).code).toBe('access.denied')
    expect((await withdraw(official, randomUUID())).code).toBe('announcement.not-found')
    for (let count = 0; count < 2; count += 1)
      expect((await withdraw(official)).__typename).toBe('Announced')
    expect(await audited('announcement-withdrawn')).toHaveLength(1)
    expect(await shown()).toEqual([])
  })

  test.each([
    ['no words', { title: { zh: ' \n' } }],
    ['too many', { title: { zh: '水'.repeat(61) } }],
    ['NUL', { body: { zh: 'a\u0000' } }],
    ['over already', { from: hours(-3), until: hours(-2) }],
    ['upside down', { from: hours(3), until: hours(2) }],
    ['for two years', { until: hours(24 * 700) }],
  ])('is refused with %s', async (_what, wrong) => {
    expect(await announce({ ...input, ...wrong })).toEqual({ code: 'request.invalid' })
  })
})

describe('maintenance', () => {
  const SET = `mutation ($input: MaintenanceInput) { setMaintenance(input: $input) {
    ... on Maintenance { isOn note } ... on Refusal { code } } }`
  const set = async (input: object | null, cookie = official) =>
    (await linli.ask(SET, { input }, cookie)).setMaintenance
  const note = { zh: '系统升级，预计一小时。', en: 'An upgrade; about an hour.' }
  const start = (cookie: string) =>
    linli.app.inject({
      ...{ method: 'POST', url: '/graphql', headers: { cookie } },
      payload: {
        query: `mutation ($input: StartInput!) { start(input: $input) { __typename ... on Refusal { code message }
          ... on InvalidSubmission { code } } }`,
        variables: {
          input: { definitionId: 'complaint', form: 'report', answers: {}, key: randomUUID() },
        },
      },
    })

  test('residents send nothing and are told when to come again; staff, devices and cases go on', async () => {
    const caseId = await reportComplaint(linli, resident)
    expect(await set({ from: hours(-1), until: hours(0.5), note })).toEqual({
      ...{ isOn: true, note: note.zh },
    })

    const refused = await start(resident)
    expect(refused.json().data.start).toEqual({
      ...{ __typename: 'Refusal', code: 'portal.closed' },
      message: expect.stringContaining('您填的内容还在这台设备上'),
    })
    const wait = Number(refused.headers['retry-after'])
    expect(wait).toBeGreaterThan(1_700)
    expect(wait).toBeLessThanOrEqual(1_800)
    const told = await linli.ask('{ maintenance { isOn note until mayChange } }', {}, resident)
    expect(told.maintenance).toMatchObject({ isOn: true, note: note.zh, mayChange: false })
    // She still reads where her case stands.
    const { myInstances } = await linli.ask(
      '{ myInstances { edges { node { id } } } }',
      {},
      resident,
    )
    expect(myInstances.edges[0].node.id).toBe(caseId)

    const own = await start(worker)
    expect(own.json().data.start.code).toBe('submission.invalid')
    const claim = `mutation { claimTask(input: { taskId: "${caseId}.1.0" }) { __typename } }`
    expect((await linli.ask(claim, {}, worker)).claimTask.__typename).not.toBe('Refusal')
    const alarm = await linli.callDevice({ deviceId: 'smoke-2-2-302', body: '{"alarm":true}' })
    expect(alarm.statusCode).toBe(202)
    expect(await linli.signIn('wang-grid')).toContain('linli_session')

    expect(await set(null)).toEqual({ isOn: false, note: null })
    expect((await start(resident)).json().data.start.code).toBe('submission.invalid')
    expect(await audited('maintenance-set')).toMatchObject([
      { before: {}, after: { text: note.zh } },
      { before: { text: note.zh }, after: {} },
    ])
  })

  test('is told before it begins, and ends by itself', async () => {
    await set({ from: hours(1), until: hours(2), note })
    const told = async () =>
      (await linli.ask('{ maintenance { isOn from note } }', {}, resident)).maintenance
    expect(await told()).toMatchObject({ isOn: false, note: note.zh })
    expect((await start(resident)).json().data.start.code).toBe('submission.invalid')
    await linli.services.pool.query(
      `UPDATE tenant SET maintenance_from = now() - interval '2 hours', maintenance_until = now() - interval '1 second'`,
    )
    expect(await told()).toEqual({ isOn: false, from: null, note: null })
    expect((await start(resident)).json().data.start.code).toBe('submission.invalid')
  })

  test('is set by officials of the whole street alone, and never without an end', async () => {
    const input = { from: hours(0), until: hours(1), note }
    expect(await set(input, ofPart)).toEqual({ code: 'access.denied' })
    expect(await set(null, ofPart)).toEqual({ code: 'access.denied' })
    expect(await set(input, worker)).toEqual({ code: 'access.denied' })
    for (const wrong of [
      { ...input, until: hours(73) },
      { ...input, until: hours(-1) },
      { ...input, note: { zh: '' } },
    ])
      expect(await set(wrong)).toEqual({ code: 'request.invalid' })
  })
})
