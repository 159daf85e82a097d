import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import { startApp, type TestApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let official: string
let resident: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  official = await linli.signIn('shen-center')
  resident = await linli.signInByPhone('13900000001')
})
afterAll(() => linli.close())

const SET = `mutation ($from: String, $until: String, $services: [String!]!) {
  setNoticeRules(from: $from, until: $until, urgentServices: $services) {
    ... on NoticeRules { quiet { from until } urgentServices mayChange }
    ... on Refusal { code }
  }
}`

test('an official says when the street is quiet, which is in the audit', async () => {
  expect((await linli.ask('{ noticeRules { quiet { from } } }', {}, official)).noticeRules).toEqual(
    {
      quiet: null,
    },
  )
  const asked = { from: '22:00', until: '07:00', services: ['smoke-alarm', 'smoke-alarm'] }
  const { setNoticeRules } = await linli.ask(SET, asked, official)
  expect(setNoticeRules).toEqual({
    ...{ quiet: { from: '22:00', until: '07:00' }, urgentServices: ['smoke-alarm'] },
    mayChange: true,
  })
  const audit = await linli.services.prisma.audit.findFirstOrThrow({
    where: { deed: 'notice-rules' },
  })
  expect(JSON.parse(audit.detail)).toEqual({
    before: { quietHours: null, urgentServices: '' },
    after: { quietHours: '22:00–07:00', urgentServices: 'smoke-alarm' },
  })
  for (const wrong of [
    { ...asked, until: null },
    { ...asked, services: ['<b>'] },
  ]) {
    expect((await linli.ask(SET, wrong, official)).setNoticeRules).toEqual({
      code: 'request.invalid',
    })
  }
})

test('each has hours of her own, and takes them back', async () => {
  const set = async (hours: object) =>
    (
      await linli.ask(
        `mutation ($from: String, $until: String) {
          setMyQuietHours(from: $from, until: $until) {
            ... on QuietHoursSet { hours { from until } } ... on Refusal { code } } }`,
        hours,
        resident,
      )
    ).setMyQuietHours
  const own = async (cookie: string) =>
    (await linli.ask('{ myQuietHours { from until } }', {}, cookie)).myQuietHours
  expect(await set({ from: '21:00', until: '08:00' })).toEqual({
    hours: { from: '21:00', until: '08:00' },
  })
  expect(await own(resident)).toEqual({ from: '21:00', until: '08:00' })
  expect(await own(official)).toBeNull()
  expect(await set({ from: '21:00' })).toEqual({ code: 'request.invalid' })
  expect(await set({})).toEqual({ hours: null })
  expect(await own(resident)).toBeNull()
})

test('what she has looked at is read, her own and no later one', async () => {
  await reportComplaint(linli, resident)
  const { pool } = linli.services
  const noticesOf = async (cookie: string) =>
    (await linli.ask('{ notices { at readAt } }', {}, cookie)).notices
  await expect.poll(async () => (await noticesOf(resident)).length).toBeGreaterThan(0)
  await pool.query(
    `INSERT INTO notice (tenant_id, id, account_id, instance_id, title, body, created_at)
     SELECT tenant_id, 'later', account_id, instance_id, title, body, created_at + interval '1 hour' FROM notice
      WHERE account_id = (SELECT id FROM account WHERE phone = '13900000001') LIMIT 1`,
  )
  const [, newest] = await noticesOf(resident)
  const read = async () =>
    (
      await linli.ask(
        'mutation ($upTo: DateTime!) { markNoticesRead(upTo: $upTo) }',
        { upTo: newest.at },
        resident,
      )
    ).markNoticesRead
  expect(await read()).toBeGreaterThan(0)
  expect(await read()).toBe(0)
  const [later, ...seen] = await noticesOf(resident)
  expect(later.readAt).toBeNull()
  expect(seen.every(({ readAt }: { readAt: string | null }) => readAt !== null)).toBe(true)
  const { rowCount } = await pool.query(
    `SELECT 1 FROM notice WHERE read_at IS NOT NULL
        AND account_id <> (SELECT id FROM account WHERE phone = '13900000001')`,
  )
  expect(rowCount).toBe(0)
})

const RECEIPTS = `query ($id: ID!) { instance(id: $id) { receipts { who channel state } } }`

test('staff see who was told of a case and whether that arrived, and not what it said', async () => {
  const id = await reportComplaint(linli, resident)
  const { pool } = linli.services
  const receiptsOf = async (cookie: string) =>
    (await linli.ask(RECEIPTS, { id }, cookie)).instance.receipts
  await expect.poll(async () => (await receiptsOf(official)).length).toBeGreaterThan(0)
  await pool.query('DELETE FROM notice WHERE instance_id = $1', [id])
  await pool.query('DELETE FROM message WHERE instance_id = $1', [id])
  await pool.query(
    `WITH told AS (SELECT tenant_id, id FROM account WHERE phone = '13900000001' OR login = 'li-acceptance')
     , notices AS (
       INSERT INTO notice (tenant_id, id, account_id, instance_id, title, body, created_at, read_at)
       SELECT tenant_id, 'n.' || id, id, $1, '{"zh-CN":"金丝雀"}', '{"zh-CN":"金丝雀"}', now(),
              CASE WHEN id = 'li-acceptance' THEN now() END FROM told)
     INSERT INTO message (tenant_id, id, account_id, instance_id, text, state, due_at, waited)
     SELECT tenant_id, 'm.' || id, id, $1, '金丝雀', CASE WHEN id = 'li-acceptance' THEN 'failed' ELSE 'waiting' END,
            now(), true FROM told`,
    [id],
  )
  const seen = await receiptsOf(official)
  expect(seen).toHaveLength(4)
  expect(seen).toEqual(
    expect.arrayContaining([
      { who: '李受理', channel: 'APP', state: 'READ' },
      { who: '李受理', channel: 'SMS', state: 'FAILED' },
      { who: '林**', channel: 'APP', state: 'SENT' },
      { who: '林**', channel: 'SMS', state: 'WAITING' },
    ]),
  )
  expect(await receiptsOf(resident)).toEqual([])
})
