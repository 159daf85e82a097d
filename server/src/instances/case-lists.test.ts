import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

const [MANY, FEW] = [4_000, 7]

let linli: TestApp
let official: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  official = await linli.signIn('shen-center')
})
afterAll(() => linli.close())

/** So many instances, one after another; the oldest are what next to none of them is. */
async function fill({ active }: { readonly active: 'many' | 'few' }): Promise<void> {
  const { pool, prisma } = linli.services
  const node = await prisma.orgNode.findFirstOrThrow()
  await pool.query('TRUNCATE instance CASCADE')
  await pool.query(
    `INSERT INTO instance (tenant_id, id, definition_id, version_number, number, lookup_code, node_id, started_at, ended_at, ended_as)
     SELECT tenant_id, uuidv7(n * interval '1 second'), definition_id, number, 'TS' || n, '', $1, now() + n * interval '1 second', at, as_
       FROM definition_version CROSS JOIN generate_series(1, $2::int) AS n
      CROSS JOIN LATERAL (SELECT n <= $3::int AS is_rare) AS rare
      CROSS JOIN LATERAL (SELECT CASE WHEN is_rare = $4 THEN now() END AS at, CASE WHEN is_rare = $4 THEN 'done' END AS as_) AS ending
      WHERE definition_id = 'complaint'`,
    [node.id, MANY, FEW, active === 'many'],
  )
  await pool.query('ANALYZE instance')
}

const list = (filter: string) =>
  `{ instances(${filter}, first: 30) { edges { node { id number } } } }`

test.each([
  ['ended cases, where nearly none has ended', 'many', list('active: false')],
  ['active cases, where nearly all have ended', 'few', list('active: true')],
  [
    'active cases of a definition, where nearly all have ended',
    'few',
    list('definitionId: "complaint", active: true'),
  ],
  ['how many are active', 'few', '{ definitions { id activeCount } }'],
] as const)('no row is read in vain for %s', async (_, active, document) => {
  await fill({ active })
  const asked = await statementsOf(document)

  expect(asked.length).toBeGreaterThan(0)
  for (const { text, values } of asked) expect(await mostRead(text, values), text).toBe(FEW)
})

interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** What the page asks the table of instances by their end. */
async function statementsOf(document: string): Promise<readonly Statement[]> {
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  await linli.ask(document, {}, official)
  const calls: readonly unknown[][] = spy.mock.calls
  const statements = calls.flatMap(([query, values]): Statement[] => {
    if (typeof query === 'string') return [{ text: query, values: (values ?? []) as unknown[] }]
    const { text, values: own } = query as Partial<Statement>
    return [{ text: text ?? '', values: own ?? ((values ?? []) as unknown[]) }]
  })
  spy.mockRestore()
  return statements.filter(({ text }) => /^SELECT .*"instance".*"ended_at" IS/s.test(text))
}

interface Plan {
  readonly 'Actual Rows': number
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
      plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0),
      ...(plan.Plans ?? []).map(readBy),
    )
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  return plan === undefined ? Number.NaN : readBy(plan)
}
