import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../../tests/support/database.ts'

const db = await createTestDatabase()
afterAll(() => db.close())
test('a', async () => {
  const r = await db.pool.query('select count(*)::int as n from _prisma_migrations')
  expect(r.rows[0].n).toBe(1)
})
