import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

/** 本级及下级 for changes: an official of a part gives nobody more of the street than she has, herself least of all. */

let linli: TestApp
/** Of 东片区. */
let ofEast: string
let ofStreet: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  await linli.services.pool.query(
    `UPDATE post SET node_id = 'area-east' WHERE account_id = 'zhao-secretary'`,
  )
  ofEast = await linli.signIn('zhao-secretary')
  ofStreet = await linli.signIn('shen-center')
})
afterAll(() => linli.close())

const RESULT = '{ __typename ... on Refusal { code } }'

async function code(mutation: string, cookie = ofEast): Promise<string> {
  const answer = await linli.ask(`mutation { it: ${mutation} ${RESULT} }`, {}, cookie)
  return answer.it.code ?? 'done'
}

const give = (personId: string, nodeId: string) =>
  `givePost(input: { personId: "${personId}", nodeId: "${nodeId}", post: "committee", kind: "concurrent" })`

test('she gives nobody a post beyond it, and ends none', async () => {
  const { pool } = linli.services
  expect(await code(give('zhao-secretary', 'jinxiu'))).toBe('access.denied')
  expect(await code(give('wang-grid', 'grid-3'))).toBe('access.denied')
  expect(await code(give('yang-grid', 'grid-1'))).toBe('done')
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM post WHERE account_id IN ('shen-center', 'wang-grid') ORDER BY account_id`,
  )
  const end = (id: string | undefined) => `endPost(input: { postId: "${id}" })`
  expect(await code(end(rows[0]?.id))).toBe('access.denied')
  expect(await code(end(rows[1]?.id))).toBe('done')
})

test.each([
  ['resetPassword(id: "shen-center")'],
  ['disablePerson(id: "shen-center")'],
  ['changePerson(input: { id: "shen-center", name: "沈中心", phone: "13900000099" })'],
  ['addPerson(input: { role: "official", name: "新干部", login: "new-official" })'],
  // She works in the other part too.
  ['resetPassword(id: "yang-grid")'],
  ['handOver(input: { personId: "yang-grid", toId: "liu-grid", day: "2030-01-01" })'],
  [
    'recordLeave(input: { personId: "shen-center", fromDay: "2030-01-01", untilDay: "2030-01-05", reason: "休假", standInId: "zhao-secretary", handOverTasks: false })',
  ],
  ['moveNode(id: "grid-1", parentId: "area-west")'],
  ['moveNode(id: "grid-3", parentId: "area-east")'],
  ['addNode(input: { parentId: "qinghe", kind: "area", name: "新片区" })'],
  ['changeNode(input: { id: "area-west", name: "西片" })'],
  ['mergeNodes(input: { nodeIds: ["grid-1", "grid-3"], name: "合并", keepsPosts: true })'],
  ['mergeNodes(input: { nodeIds: ["grid-1"], intoId: "grid-3", keepsPosts: true })'],
  [
    'addTeam(parentId: "qinghe", name: "新队", facts: { kind: "volunteers", hours: [], isExternal: false, hasRoster: false })',
  ],
  ['setPublishingTakesTwo(two: false)'],
  ['saveOfficeHours(input: { officeHours: [], baseRevision: 0 })'],
])('she does not do what reaches beyond it: %s', async (mutation) => {
  expect(await code(mutation)).toBe('access.denied')
})

test.each([
  ['resetPassword(id: "wang-grid")'],
  ['addPerson(input: { role: "worker", name: "新网格员", login: "new-grid-worker" })'],
  ['addNode(input: { parentId: "grid-1", kind: "building", name: "9号楼" })'],
  [
    'recordLeave(input: { personId: "wang-grid", fromDay: "2030-01-01", untilDay: "2030-01-05", reason: "休假", standInId: "chen-grid", handOverTasks: false })',
  ],
])('within it she does as before: %s', async (mutation) => {
  expect(await code(mutation)).toBe('done')
})

test('what she may change is told with what she reads', async () => {
  const addTeam = (parentId: string) =>
    `addTeam(parentId: "${parentId}", name: "队", facts: { kind: "volunteers", hours: [], isExternal: false, hasRoster: false })`
  for (const parentId of ['area-east', 'area-west'])
    expect(await code(addTeam(parentId), ofStreet)).toBe('done')
  const question = `{ me { isOfWholeStreet } orgTree { id mayChange }
    own: person(id: "wang-grid") { mayChange posts { mayEnd } }
    other: person(id: "shen-center") { mayChange }
    teams { id mayChange } }`
  const [part, whole] = [
    await linli.ask(question, {}, ofEast),
    await linli.ask(question, {}, ofStreet),
  ]
  const mine = ({ orgTree }: typeof part) =>
    orgTree.filter(({ mayChange }: never) => mayChange).map(({ id }: { readonly id: string }) => id)
  expect(part.me.isOfWholeStreet).toBe(false)
  expect(mine(part)).toEqual(expect.arrayContaining(['area-east', 'grid-1', 'building-1']))
  expect(mine(part)).not.toEqual(expect.arrayContaining(['area-west']))
  expect(mine(part)).not.toContain('qinghe')
  expect([part.own.mayChange, part.other.mayChange]).toEqual([true, false])
  expect(whole.me.isOfWholeStreet).toBe(true)
  expect(mine(whole)).toHaveLength(whole.orgTree.length)
  expect([whole.own.mayChange, whole.other.mayChange]).toEqual([true, true])
  const teams = (answer: typeof part) => answer.teams.map(({ mayChange }: never) => mayChange)
  expect(teams(part).sort()).toEqual([false, true])
  expect(teams(whole)).toEqual([true, true])
})

test('an official without a post stays of the whole street, whoever wants her in a part', async () => {
  expect(
    await code(
      'addPerson(input: { role: "official", name: "新来的", login: "new-one" })',
      ofStreet,
    ),
  ).toBe('done')
  const { rows } = await linli.services.pool.query<{ id: string }>(
    `SELECT id FROM account WHERE login = 'new-one'`,
  )
  expect(await code(give(rows[0]?.id ?? '', 'grid-1'))).toBe('access.denied')
  expect(await code(give(rows[0]?.id ?? '', 'grid-1'), ofStreet)).toBe('done')
})

const TABLE = `姓名,账号,身份,任职地方,岗位
新甲,new-a,,grid-1,grid-worker
新乙,new-b,,grid-3,grid-worker
新丙,new-c,干部,,
沈改名,shen-center,干部,,
王网格,wang-grid,,,
`

test('a table of people says of each row whether it is hers to write', async () => {
  const answer = await linli.app.inject({
    ...{ method: 'POST' as const, url: '/people/import', payload: TABLE },
    headers: { cookie: ofEast, 'content-type': 'text/csv', 'accept-language': 'zh-CN' },
  })
  const { addedCount, bad } = answer.json()
  expect({ addedCount, bad: bad.map(({ line, problem }: never) => [line, problem]) }).toEqual({
    addedCount: 1,
    bad: [
      [3, '“第三网格”不在您管的范围内。'],
      [4, '这个人归街道管，请街道的干部来改。'],
      [5, '这个人归街道管，请街道的干部来改。'],
    ],
  })
})

test('whoever never had a post stays of the whole street, whomever she stands in for', async () => {
  const { pool } = linli.services
  await pool.query(
    `INSERT INTO account (tenant_id, id, role, name, login, password_hash)
     SELECT tenant_id, 'first-one', 'official', '首位干部', 'first-one', password_hash FROM account WHERE id = 'shen-center'`,
  )
  const leave = (id: string) =>
    `recordLeave(input: { personId: "${id}", fromDay: "2020-01-01", untilDay: "2040-01-01", reason: "进修", standInId: "first-one", handOverTasks: false })`
  expect(await code(leave('liu-grid'))).toBe('done')
  const first = await linli.signIn('first-one')
  expect(await code('setPublishingTakesTwo(two: false)', first)).toBe('done')
})

test('when her last post has ended she sees nothing more, not everything', async () => {
  await reportComplaint(linli, await linli.signInByPhone('13900000001'))
  const count = async () =>
    (await linli.ask('{ instances(first: 5) { edges { node { id } } } }', {}, ofEast)).instances
      .edges.length
  expect(await count()).toBe(1)
  await linli.services.pool.query(
    `UPDATE post SET valid_until = '2020-01-02', valid_from = '2020-01-01' WHERE account_id = 'zhao-secretary'`,
  )
  // Sessions remember for a second.
  await expect.poll(count, { timeout: 3_000 }).toBe(0)
  expect(await code('setPublishingTakesTwo(two: true)')).toBe('access.denied')
})
