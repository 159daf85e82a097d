import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { createEnginePool } from './engine-pool.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

test('the engine waits for the disk, also where the database was told that nobody need', async () => {
  await database.pool.query(`do $$ begin
    execute format('alter database %I set synchronous_commit = off', current_database());
  end $$`)
  const pool = createEnginePool({ databaseUrl: database.url, onTrouble: () => undefined })

  const { rows } = await pool.query('show synchronous_commit')
  await pool.end()

  expect(rows).toEqual([{ synchronous_commit: 'on' }])
})
