import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { migrateDatabase } from './migrate.ts'

let database: TestDatabase
let folder: string
beforeEach(async () => {
  database = await createTestDatabase()
  await database.pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  folder = await mkdtemp(join(tmpdir(), 'linli-migrations-'))
  await addMigration('0001_first', 'CREATE TABLE first (id int)')
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

async function addMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

test('nodes that start together apply each migration once', async () => {
  await addMigration('0002_second', 'ALTER TABLE first ADD COLUMN name text')

  const applied = await Promise.all(
    Array.from({ length: 6 }, () => migrateDatabase(database.url, folder)),
  )

  expect(applied.flat().sort()).toEqual(['0001_first', '0002_second'])
})

test('a database that is up to date is left alone', async () => {
  await migrateDatabase(database.url, folder)

  expect(await migrateDatabase(database.url, folder)).toEqual([])
})

test('a migration that fails leaves nothing behind and is named by its error', async () => {
  await addMigration('0002_broken', 'CREATE TABLE second (id int); SELECT no_such_function()')

  await expect(migrateDatabase(database.url, folder)).rejects.toThrow(/no_such_function/)

  const { rows } = await database.pool.query(`SELECT to_regclass('second') AS second`)
  expect(rows).toEqual([{ second: null }])
})

test('an applied migration may not be edited', async () => {
  await migrateDatabase(database.url, folder)
  await addMigration('0001_first', 'CREATE TABLE first (id bigint)')

  await expect(migrateDatabase(database.url, folder)).rejects.toMatchObject({
    code: 'invariant.broken',
    message: expect.stringContaining(`'0001_first' was edited`),
  })
})

test('a database from a newer version is not touched', async () => {
  const newer = await mkdtemp(join(tmpdir(), 'linli-migrations-'))
  await cp(folder, newer, { recursive: true })
  await addMigration('0002_second', 'ALTER TABLE first ADD COLUMN name text')
  await migrateDatabase(database.url, folder)

  await expect(migrateDatabase(database.url, newer)).rejects.toMatchObject({
    message: expect.stringContaining(`'0002_second'`),
  })
  await rm(newer, { recursive: true })
})
