import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import { startApp, type TestApp } from '../../../tests/support/start-app.ts'
import { readWorkbook } from '../people/workbook/read-workbook.ts'

let linli: TestApp
let official: string
let mediator: string
let resident: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  resident = await linli.signInByPhone('13900000001')
  official = await linli.signIn('zhao-secretary')
  mediator = await linli.signIn('song-mediator')
})
afterAll(() => linli.close())

async function taskOf(instanceId: string): Promise<{ id: string; number: string }> {
  const { rows } = await linli.services.pool.query(
    `SELECT t.id, i.number FROM task t JOIN instance i ON i.tenant_id = t.tenant_id AND i.id = t.instance_id
      WHERE t.instance_id = $1`,
    [instanceId],
  )
  return rows[0]
}

function take(
  ids: unknown,
  cookie?: string,
  more: { locale?: string; columns?: unknown; isCut?: boolean } = {},
) {
  const { locale = 'zh-CN', ...asked } = more
  return linli.app.inject({
    method: 'POST',
    url: '/files/task-list',
    headers: {
      ...(cookie === undefined ? {} : { cookie: `${cookie}; linli_locale=${locale}` }),
    },
    payload: { ids, ...asked },
  })
}

/** The rows, without what stands below them. */
async function cellsOf(answer: { readonly rawPayload: Buffer }) {
  return (await linesOf(answer)).slice(0, -1)
}

async function linesOf({ rawPayload }: { readonly rawPayload: Buffer }) {
  return (await readWorkbook(rawPayload)).map(({ cells }) => cells)
}

test('a list is a workbook of the tasks in the order in which they were asked for, and is in the audit', async () => {
  const tasks = await Promise.all(
    [1, 2].map(async () => taskOf(await reportComplaint(linli, resident))),
  )
  const [first, second] = tasks
  const answer = await take([second?.id, first?.id, 'nowhere', second?.id], official)
  expect(answer.statusCode).toBe(200)
  expect(decodeURIComponent(String(answer.headers['content-disposition']))).toMatch(
    /任务清单 \d{4}-\d\d-\d\d\.xlsx$/,
  )
  const rows = await cellsOf(answer)
  expect(rows[0]?.slice(0, 3)).toEqual(['任务', '事项', '编号'])
  expect(rows.slice(1).map((row) => row[2])).toEqual([second?.number, first?.number])
  expect(rows[1]?.[3]).toContain('2号楼')
  expect(rows[1]?.[6]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
  // What was reported is nowhere in it.
  expect(JSON.stringify(rows)).not.toContain('纸箱')

  const audit = await linli.services.prisma.audit.findFirst({ where: { deed: 'tasks-exported' } })
  expect(JSON.parse(audit?.detail ?? '')).toEqual({ count: 2 })
  const english = await cellsOf(await take([first?.id], official, { locale: 'en' }))
  expect(english[0]?.[0]).toBe('Task')
})

test('a list has the columns that were chosen, in their order', async () => {
  const { id, number } = await taskOf(await reportComplaint(linli, resident))
  const columns = ['due', 'number', 'number']
  const rows = await cellsOf(await take([id], official, { columns }))
  expect(rows[0]).toEqual(['编号', '办理时限'])
  expect(rows[1]).toEqual([number, expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)])
  for (const wrong of [[], ['answers'], 'number', [1], ['constructor']]) {
    expect((await take([id], official, { columns: wrong })).json().code).toBe('request.invalid')
  }
})

test('below the list and at the foot of each page it says who took it and when, and that it is cut', async () => {
  const { id } = await taskOf(await reportComplaint(linli, resident))
  const answer = await take([id], official)
  const by = (await linesOf(answer)).at(-1)?.[0]
  expect(by).toMatch(/^赵书记 \d{4}-\d\d-\d\d \d\d:\d\d 导出$/)
  const sheet = strFromU8(
    unzipSync(answer.rawPayload)['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
  )
  expect(sheet).toContain(`<headerFooter><oddFooter>&amp;L${by}</oddFooter></headerFooter>`)
  const cut = await linesOf(await take([id], official, { isCut: true }))
  expect(cut.slice(-2)).toEqual([['只有最先的 2000 件，后面的没有列出。'], [by]])
})

test('a list is longer than what is looked up at once', async () => {
  const { id, number } = await taskOf(await reportComplaint(linli, resident))
  const ids = [...Array.from({ length: 1_999 }, (_, index) => `nowhere-${index}`), id]
  const rows = await cellsOf(await take(ids, official))
  expect(rows.slice(1).map((row) => row[2])).toEqual([number])
})

test('what is not hers to read is left out as if it were not there, and residents have no list', async () => {
  const { id } = await taskOf(await reportComplaint(linli, resident))
  const rows = await cellsOf(await take([id], mediator))
  expect(rows).toHaveLength(1)
  expect((await take([id], resident)).json().code).toBe('access.denied')
  expect((await take([id])).json().code).toBe('session.missing')
})

test.each([[[]], [[1]], ['x'], [Array(2_001).fill('x')], [['x'.repeat(201)]]])(
  'no list of ids is none: %#',
  async (ids) => {
    expect((await take(ids, official)).json().code).toBe('request.invalid')
  },
)
