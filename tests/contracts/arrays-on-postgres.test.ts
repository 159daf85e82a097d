import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrayLiteral, textArray } from '../../runtime/src/postgres/array-literal.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

describe('arrays sent to PostgreSQL', () => {
  let database: TestDatabase

  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.close())

  it('bring every text back unchanged', async () => {
    const texts = [
      '',
      'NULL',
      null,
      '{"a":"b\\\\"}',
      "it's, {ok}",
      '邻里 😀',
      'a\nb\tc',
      '\\N',
      '"',
    ]

    const { rows } = await database.pool.query('select $1::text[] as texts', [textArray(texts)])

    expect(rows[0].texts).toEqual(texts)
  })

  it('bring numbers, booleans and nothing back unchanged', async () => {
    const { rows } = await database.pool.query(
      'select $1::int4[] as ints, $2::bool[] as bools, $3::text[] as none',
      [arrayLiteral([1, null, -7]), arrayLiteral([true, false, null]), textArray([])],
    )

    expect(rows[0]).toEqual({ ints: [1, null, -7], bools: [true, false, null], none: [] })
  })
})
