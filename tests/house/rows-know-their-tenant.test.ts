import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

/** Of no tenant, and read by no page. */
const OF_NOBODY = ['_prisma_migrations']

test('every table has a tenant, and a policy that gives its rows to that tenant alone', async () => {
  const { rows } = await database.pool.query<{ name: string; policies: string[] | null }>(
    `SELECT c.relname AS name, (
         SELECT array_agg(pg_get_expr(p.polqual, p.polrelid) ORDER BY p.polname) FROM pg_policy p
          WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd = '*' AND c.relrowsecurity) AS policies
       FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`,
  )
  const own = (column: string) => [`(${column} = current_setting('linli.tenant'::text, true))`]
  const expected = rows.map(({ name }) => ({
    name,
    policies: OF_NOBODY.includes(name) ? null : own(name === 'tenant' ? 'id' : 'tenant_id'),
  }))
  expect(rows.length).toBeGreaterThan(30)
  expect(rows).toEqual(expected)
})

test('nothing else gives rows of all tenants: no view and no function is somebody else', async () => {
  const { rows } = await database.pool.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND (relkind = 'm' OR relkind = 'v' AND NOT coalesce(reloptions @> '{security_invoker=true}', false))
     UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef`,
  )
  expect(rows).toEqual([])
})
