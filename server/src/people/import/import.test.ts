import { csvText } from '@linli/schemas/csv'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApp } from '../../../../tests/support/start-app.ts'
import { startApp } from '../../../../tests/support/start-app.ts'
import { zipBomb } from '../../../../tests/support/zip-bomb.ts'
import { writeWorkbook } from '../workbook/write-workbook.ts'
import { readTable } from './read-table.ts'

let linli: TestApp
let official: string
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
})
afterAll(() => linli.close())

const TITLES = [
  '姓名',
  '账号',
  '手机号',
  '身份',
  '任职地方',
  '岗位',
  '任职类型',
  '开始日期',
  '不再任职日期',
]

async function send(payload: string | Buffer, { apply = false, cookie = official } = {}) {
  const response = await linli.app.inject({
    method: 'POST',
    url: `/people/import${apply ? '?apply=1' : ''}`,
    headers: { cookie, 'content-type': 'text/csv' },
    payload,
  })
  return { status: response.statusCode, ...response.json() }
}
const table = (...rows: readonly string[][]) => csvText([TITLES, ...rows])

test('says first what it would do, does it, and does nothing the second time', async () => {
  const file = table(
    [
      '丁一',
      'ding1',
      '13900011111',
      '',
      '青禾社区/东片区/第二网格',
      '网格员',
      '代理',
      '2026/3/2',
      '2026年4月1日',
    ],
    ['丁一', 'ding1', '13900011111', '', 'grid-3', 'grid-worker', '', '', ''],
    ['郑片长', 'zheng-lead', '13900022222', '', '', '', '', '', ''],
    ['吴值班', 'wu-duty', '', '', '青禾社区', '值班室', '', '', ''],
  )
  const before = await counts()
  const facts = { rowCount: 4, addedCount: 1, changedCount: 1, unchangedCount: 1, postCount: 2 }

  expect(await send(file)).toMatchObject({ status: 200, isApplied: false, badCount: 0, ...facts })
  expect(await counts()).toEqual(before)
  expect(await send(file, { apply: true })).toMatchObject({ isApplied: true, ...facts })
  expect(await send(file, { apply: true })).toMatchObject({
    ...{ addedCount: 0, changedCount: 0, unchangedCount: 3, postCount: 0, badCount: 0 },
  })

  const after = await counts()
  expect(after).toEqual({
    ...{ people: before.people + 1, posts: before.posts + 2, audits: before.audits + 4 },
  })
  const { rows } = await linli.services.pool.query(
    `SELECT p.node_id, p.kind, p.valid_from::text, p.valid_until::text FROM post p
       JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id WHERE a.login = 'ding1' ORDER BY 1`,
  )
  expect(rows).toEqual([
    { node_id: 'grid-2', kind: 'acting', valid_from: '2026-03-02', valid_until: '2026-04-01' },
    { node_id: 'grid-3', kind: 'primary', valid_from: null, valid_until: null },
  ])
})

test('gives every bad row back with a sentence', async () => {
  const rows = [
    ['', 'x1', '', '', '', '', '', '', ''],
    ['己', '己', '', '', '', '', '', '', ''],
    ['己', 'x3', '12', '', '', '', '', '', ''],
    ['己', 'x4', '13900000001', '', '', '', '', '', ''],
    ['己', 'x5', '', '主任', '', '', '', '', ''],
    ['己', 'x6', '', '', '第九网格', '网格员', '', '', ''],
    ['己', 'x7', '', '', '第一网格', '', '', '', ''],
    ['己', 'x8', '', '', '第一网格', '消防员', '', '', ''],
    ['己', 'x9', '', '', '第一网格', '网格员', '临时', '', ''],
    ['己', 'x10', '', '', '第一网格', '网格员', '', '2026-02-30', ''],
    ['王网格', 'wang-grid', '', '', '第一网格', '网格员', '代理', '', ''],
    ['沈中心', 'shen-center', '', '工作人员', '', '', '', '', ''],
  ]
  const answer = await send(table(...rows))

  expect(answer).toMatchObject({ badCount: rows.length, addedCount: 0, changedCount: 0 })
  const sentences = answer.bad.map(({ problem }: { problem: string }) => problem)
  expect(sentences.every((text: string) => /[一-龥].*。$/.test(text))).toBe(true)
  expect(new Set(sentences).size).toBe(rows.length)
  expect(answer.bad[0]).toMatchObject({ line: 2, login: 'x1' })
  // What comes back is a table that can be put right and sent again, in either form.
  for (const file of [answer.badFile, Buffer.from(answer.badWorkbook, 'base64')]) {
    const again = await send(file)
    expect(again.bad.map(({ problem }: { problem: string }) => problem)).toEqual(sentences)
  }
})

test('a cell that a spreadsheet would compute comes back as text', async () => {
  const risky = ['=cmd|1', '+8613900000009', '-x', '@y']
  const { badFile } = await send(table(...risky.map((text) => ['庚', text])))

  expect(badFile.split('\r\n').slice(1, 5)).toEqual(
    risky.map((text) => expect.stringMatching(new RegExp(`^庚,'[${text[0]}]`))),
  )
  expect((await readTable(Buffer.from(badFile))).map(({ cells }) => cells.login)).toEqual(risky)
})

test.each(['xlsx', 'csv'])(
  'gives officials a template as .%s that can be imported',
  async (ending) => {
    const url = `/people/import/template.${ending}`
    const worker = await linli.signIn('zheng-lead')
    expect((await linli.app.inject({ url, headers: { cookie: worker } })).statusCode).toBe(403)
    expect((await linli.app.inject({ url })).statusCode).toBe(401)

    const response = await linli.app.inject({ url, headers: { cookie: official } })
    expect(response.headers['content-disposition']).toContain(encodeURIComponent('人员模板'))
    expect(await send(response.rawPayload)).toMatchObject({
      addedCount: 1,
      postCount: 1,
      badCount: 0,
    })
    const english = { cookie: official, 'accept-language': 'en' }
    const other = await linli.app.inject({ url, headers: english })
    expect(await send(other.rawPayload)).toMatchObject({ addedCount: 1, postCount: 1, badCount: 0 })
  },
)

test('a workbook is known by its bytes, whatever it is called on the way', async () => {
  const workbook = writeWorkbook('人员', [TITLES, ['辛', 'xin', '13900012345']])
  expect(await send(Buffer.from(workbook))).toMatchObject({ status: 200, addedCount: 1 })
  expect(await send(zipBomb(100))).toMatchObject({ status: 413, code: 'import.too-long' })
})

test('reads what spreadsheets write: GBK, tabs, quotes and either language of titles', async () => {
  const gbk = Buffer.concat([
    Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd5, 0xcb, 0xba, 0xc5]),
    Buffer.from('\r\n'),
    Buffer.from([0xb6, 0xa1, 0xd2, 0xbb]),
    Buffer.from(',ding1\r\n\r\n'),
  ])
  expect(await readTable(gbk)).toMatchObject([
    { line: 2, cells: { name: '丁一', login: 'ding1', post: '' } },
  ])
  const tabs = Buffer.from('Login\tName\n a1 \t"B ""b""\n, c"\n')
  expect(await readTable(tabs)).toMatchObject([{ cells: { login: 'a1', name: 'B "b"\n, c' } }])
})

test.each([
  ['no titles', Buffer.from('丁一,ding1\n')],
  ['an open quote', Buffer.from('姓名,账号\n"丁一,ding1\n')],
  ['bytes that are no text', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xff, 0xff])],
  ['nothing', Buffer.from('\n')],
])('refuses a file with %s in a sentence', async (_what, bytes) => {
  expect(await send(bytes)).toMatchObject({ status: 422, code: 'import.unreadable' })
})

test('is for officials, from the own pages', async () => {
  const worker = await linli.signIn('zheng-lead')
  expect(await send(table(), { cookie: worker })).toMatchObject({ status: 403 })
  expect(await send(table(), { cookie: '' })).toMatchObject({ status: 401 })
})

async function counts() {
  const { rows } = await linli.services.pool.query<Record<string, number>>(
    `SELECT (SELECT count(*) FROM account)::int AS people, (SELECT count(*) FROM post)::int AS posts,
            (SELECT count(*) FROM audit WHERE deed IN ('person-added', 'person-changed', 'post-given'))::int AS audits`,
  )
  const [found = {}] = rows
  return { people: found.people ?? 0, posts: found.posts ?? 0, audits: found.audits ?? 0 }
}
