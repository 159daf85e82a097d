import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { sealAudit } from './seal-audit.ts'

const [MANY, FEW] = [4_000, 7]

let linli: TestApp
let official: string
beforeAll(async () => {
  linli = await startApp()
  const { pool } = linli.services
  const tenantId = linli.street.tenant.id
  await publishTemplate(linli.services, tenantId, 'complaint')
  official = await linli.signIn('shen-center')
  await pool.query(
    `INSERT INTO audit (tenant_id, id, at, actor_id, deed, object, detail)
     SELECT $1, uuidv7(), now() - (10 + n) * interval '1 second',
            CASE WHEN n > $2::int - $3::int THEN 'zhao-secretary' ELSE 'li-acceptance' END,
            CASE WHEN n > $2::int - $3::int THEN 'four-eyes' ELSE 'sign-in' END,
            CASE WHEN n > $2::int - $3::int THEN 'definition:complaint@1' ELSE 'account:li-acceptance' END,
            '{"before":{"two":false},"after":{"two":true},"reason":"试行"}'
       FROM generate_series(1, $2::int) AS n`,
    [tenantId, MANY, FEW],
  )
  await pool.query(
    `INSERT INTO audit (tenant_id, id, actor_id, deed, object, detail)
     VALUES ('elsewhere', uuidv7(), 'shen-center', 'publish', 'definition:complaint@1', '{}')`,
  )
  // The server's own pass may be at it, and then this one passes by.
  await vi.waitFor(async () => {
    await sealAudit(pool)
    const { rowCount } = await pool.query('SELECT 1 FROM audit WHERE seq IS NULL LIMIT 1')
    expect(rowCount).toBe(0)
  }, 20_000)
  await pool.query('VACUUM ANALYZE audit')
})
afterAll(() => linli.close())

const LIST = `query ($filter: AuditFilter, $first: Int, $after: String, $last: Int, $before: String) {
  auditEntries(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
    edges { node { id at seq deed who did object { title instanceId definitionId }
      changes { label before after } facts { label value } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`

async function list(variables: object, cookie = official) {
  const { auditEntries } = await linli.ask(LIST, variables, cookie)
  return auditEntries
}

test.each([
  ['everything', {}],
  ['a person who did little', { who: '赵' }],
  ['a deed that is rare', { deed: 'four-eyes' }],
  ['an object that is rare', { object: 'complaint' }],
] as const)('no row is read in vain for the first page of %s', async (_, filter) => {
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  const { edges } = await list({ filter, first: 30 })
  const calls = spy.mock.calls as unknown as readonly [unknown, readonly unknown[] | undefined][]
  spy.mockRestore()
  const asked = calls.filter(([text]) => typeof text === 'string' && text.includes('FROM audit '))
  expect(asked).toHaveLength(1)
  const [text, values] = asked[0] ?? ['', []]
  expect(await mostRead(String(text), values ?? [])).toBeLessThanOrEqual(edges.length + 1)
  expect(edges.length).toBeGreaterThan(0)
})

interface Plan {
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Plan[]
}

/** Rows that are read at most at any one place of the statement's plan. */
async function mostRead(text: string, values: readonly unknown[]): Promise<number> {
  const { rows } = await linli.services.pool.query<{ 'QUERY PLAN': readonly [{ Plan: Plan }] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
    [...values],
  )
  const readBy = (plan: Plan): number =>
    Math.max(
      (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'],
      ...(plan.Plans ?? []).map(readBy),
    )
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  return plan === undefined ? Number.NaN : readBy(plan)
}

test('pages follow each other without a gap, forwards and back', async () => {
  const first = await list({ filter: { object: 'complaint' }, first: 5 })
  expect(first.edges).toHaveLength(5)
  const { endCursor } = first.pageInfo
  const second = await list({ filter: { object: 'complaint' }, first: 5, after: endCursor })
  expect(second.edges).toHaveLength(2)
  expect(second.pageInfo.hasNextPage).toBe(false)
  const ids = [...first.edges, ...second.edges].map(({ node }: Edge) => node.id)
  expect(new Set(ids).size).toBe(FEW)
  const back = await list({
    ...{ filter: { object: 'complaint' }, last: 5, before: second.pageInfo.startCursor },
  })
  expect(back.edges).toEqual(first.edges)
  const answer = await linli.post(LIST, { after: 'nonsense' }, official)
  expect(answer.errors[0].extensions.code).toBe('request.invalid')
})

interface Edge {
  readonly node: Readonly<Record<string, unknown>> & { readonly id: string; readonly at: string }
}

test('a row is a sentence with names, with what was before and after, of the own tenant', async () => {
  const { edges } = await list({ filter: { deed: 'four-eyes' }, first: 1 })
  expect(edges[0].node).toMatchObject({
    ...{ who: '赵书记', did: '修改了发布规定', seq: expect.any(Number) },
    object: { title: '拍一拍·诉求上报 第 1 版', definitionId: 'complaint', instanceId: null },
    changes: [{ label: '每次发布要两位干部', before: '否', after: '是' }],
    facts: [{ label: '理由', value: '试行' }],
  })
  const foreign = await list({ filter: { deed: 'publish' } })
  expect(foreign.edges).toEqual([])
  expect((await list({ filter: { who: '没有这个人' } })).edges).toEqual([])
})

test('times bound the search', async () => {
  const { edges } = await list({ first: 20 })
  const [newer, older] = [edges[4].node.at, edges[9].node.at]
  const within = await list({ filter: { from: older, to: newer } })
  expect(within.edges.map(({ node }: Edge) => node.at)).toEqual(
    edges.map(({ node }: Edge) => node.at).filter((at: string) => at >= older && at < newer),
  )
})

test('the chain is verified by officials, and what was found is kept and told', async () => {
  const { pool } = linli.services
  const ask = 'sealedThrough verifiedThrough verifiedBy breaks { kind from message }'
  const { verifyAudit } = await linli.ask(`mutation { verifyAudit { ${ask} } }`, {}, official)
  expect(verifyAudit).toMatchObject({ breaks: [], verifiedBy: '沈中心' })
  expect(verifyAudit.verifiedThrough).toBeGreaterThan(MANY)

  await pool.query(`ALTER TABLE audit DISABLE TRIGGER USER`)
  await pool.query(`UPDATE audit SET actor_id = 'x' WHERE seq = 12 AND tenant_id <> 'elsewhere'`)
  await pool.query(`ALTER TABLE audit ENABLE TRIGGER USER`)
  await linli.ask(`mutation { verifyAudit { ${ask} } }`, {}, official)
  const { auditVerification } = await linli.ask(`{ auditVerification { ${ask} } }`, {}, official)
  expect(auditVerification.breaks).toEqual([
    { kind: 'changed', from: 12, message: expect.stringContaining('第 12 条') },
  ])
})

test.each([
  '{ auditEntries(first: 1) { edges { node { id } } } }',
  '{ auditVerification { hash } }',
  '{ auditDeeds { deed } }',
  'mutation { verifyAudit { hash } }',
])('nobody but officials may ask %s', async (document) => {
  const worker = await linli.signIn('li-acceptance')
  const answer = await linli.post(document, {}, worker)
  expect(answer.errors[0].extensions.code).toBe('access.denied')
  expect((await linli.post(document)).errors[0].extensions.code).toBe('session.missing')
})

test('what is kept as a key is told in words, and a place by its name alone', async () => {
  const day = new Date(linli.services.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const given = { personId: 'liu-grid', nodeId: 'grid-3', post: 'grid-worker', kind: 'acting' }
  const document = `mutation ($post: GivePostInput!, $leave: RecordLeaveInput!) {
    givePost(input: $post) { __typename } recordLeave(input: $leave) { __typename }
    setRetentionDefault(days: 30, erase: SENSITIVE) { __typename } }`
  const leave = { personId: 'liu-grid', standInId: 'wang-grid', reason: '病假' }
  const days = { fromDay: day, untilDay: '2099-01-01', handOverTasks: false }
  await linli.ask(document, { post: given, leave: { ...leave, ...days } }, official)
  const told = async (deed: string) =>
    (await list({ filter: { deed }, first: 1 })).edges[0].node.changes.map(
      ({ label, after }: Record<string, string>) => `${label} ${after}`,
    )
  expect(await told('post-given')).toEqual(['岗位 网格员', '类型 代理', '地点 第三网格'])
  expect(await told('retention-default')).toEqual([
    ...['办结后保存天数 30', '到期删除 只删敏感个人信息'],
  ])
  expect(await told('leave-recorded')).toEqual([`起 ${day}`, '止 2099-01-01', '替班 王网格'])
})
