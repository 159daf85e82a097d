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

const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)

test('what she has looked at is read, her own and no other one; older ones come page by page', async () => {
  await reportComplaint(linli, resident)
  const { pool } = linli.services
  const noticesOf = async (cookie: string, olderThan: string | null = null) =>
    (
      await linli.ask(
        'query ($olderThan: ID) { notices(olderThan: $olderThan) { id readAt } }',
        { olderThan },
        cookie,
      )
    ).notices
  await expect.poll(async () => (await noticesOf(resident)).length).toBeGreaterThan(0)
  // Of one instant, as a batch writes them.
  await pool.query(
    `INSERT INTO notice (tenant_id, id, account_id, instance_id, title, body, created_at)
     SELECT tenant_id, 'n' || lpad(n::text, 3, '0') || account.id, account.id, instance_id, title, body, '2020-01-01T00:00Z'
       FROM (SELECT * FROM notice WHERE account_id = (SELECT id FROM account WHERE phone = '13900000001') LIMIT 1) one,
            generate_series(1, 120) n, (SELECT id FROM account WHERE phone = '13900000001' OR login = 'shen-center') account`,
  )
  const pages = [await noticesOf(resident)]
  while (pages.at(-1).length > 0) pages.push(await noticesOf(resident, pages.at(-1).at(-1).id))
  const all = pages.flat()
  expect(pages[0]).toHaveLength(50)
  expect(new Set(ids(all)).size).toBe(all.length)
  expect(all.length).toBeGreaterThan(120)
  const hers = await noticesOf(official)
  expect(await noticesOf(resident, hers[0].id)).toEqual([])

  const read = async (given: readonly string[]) =>
    (
      await linli.ask(
        'mutation ($ids: [ID!]!) { markNoticesRead(ids: $ids) }',
        { ids: given },
        resident,
      )
    ).markNoticesRead
  const shown = ids(pages[0]).slice(0, 20)
  expect(await read([...shown, ...ids(hers)])).toBe(20)
  expect(await read(shown)).toBe(0)
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM notice WHERE read_at IS NOT NULL',
  )
  expect(ids(rows).sort()).toEqual([...shown].sort())
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
