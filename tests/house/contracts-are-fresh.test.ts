import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderErrorBook } from '../../scripts/write-error-book.ts'
import { buildSchema, printSchemaText } from '../../server/src/graphql/schema.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { ROOT, readTracked } from './tracked-files.ts'

test('docs/errors.md is what the error book says (npm run docs:errors)', () => {
  expect(readTracked('docs/errors.md')).toBe(renderErrorBook())
})

test('schemas/graphql/schema.graphql is what the server serves', () => {
  expect(readTracked('schemas/graphql/schema.graphql')).toBe(printSchemaText(buildSchema()))
})

describe('the migrations', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.close())

  test('build exactly schema.prisma (npm run db:diff)', async () => {
    const script = join(ROOT, 'scripts', 'db-diff.mjs')
    const { stdout } = await promisify(execFile)(process.execPath, [
      script,
      '--database',
      database.url,
    ])
    expect(stdout).toContain('exactly')
  }, 60_000)

  test('refuse to change a published version', async () => {
    const { pool } = database
    await pool.query(
      `INSERT INTO definition_version (tenant_id, definition_id, number, hash, body, published_by)
       VALUES ('street', 'complaint', 1, 'h', '{}', 'official')`,
    )
    for (const statement of [
      `UPDATE definition_version SET body = '[]'`,
      'DELETE FROM definition_version',
      'TRUNCATE definition_version CASCADE',
    ]) {
      await expect(pool.query(statement)).rejects.toMatchObject({
        constraint: 'a_published_version_never_changes',
      })
    }
    const { rows } = await pool.query('SELECT body FROM definition_version')
    expect(rows).toEqual([{ body: '{}' }])
  })
})
