import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestDatabase } from '../../../tests/support/database.ts'
import { createTestDatabase } from '../../../tests/support/database.ts'
import { sealAudit } from './seal-audit.ts'
import { verifyStored } from './verify-stored.ts'
import { writeAudit } from './write-audit.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const entry = (tenantId: string, name: string) => ({
  ...{ tenantId, actorId: 'shen', deed: 'publish' as const, object: `definition:${name}` },
  detail: { reason: '换行\n和“引号”' },
})

async function numbersOf(tenantId: string): Promise<readonly (number | null)[]> {
  const { rows } = await database.pool.query<{ seq: number | null }>(
    'SELECT seq FROM audit WHERE tenant_id = $1 ORDER BY seq',
    [tenantId],
  )
  return rows.map(({ seq }) => seq)
}

test('rows of many writers and two tenants get gapless numbers and a whole chain, by several nodes at once', async () => {
  const { pool } = database
  const writes = Array.from({ length: 1_203 }, (_, index) =>
    writeAudit(pool, entry(index % 3 === 0 ? 'a' : 'b', String(index))),
  )
  const sealing = Array.from({ length: 3 }, () => sealAudit(pool))
  await Promise.all([...writes, ...sealing])
  await Promise.all([sealAudit(pool), sealAudit(pool)])
  await sealAudit(pool)

  expect(await numbersOf('a')).toEqual(Array.from({ length: 401 }, (_, index) => index + 1))
  expect(await numbersOf('b')).toEqual(Array.from({ length: 802 }, (_, index) => index + 1))
  expect(await verifyStored(pool, 'a')).toEqual({ count: 401, breaks: [] })
  expect(await verifyStored(pool, 'b')).toEqual({ count: 802, breaks: [] })
})

test('a writer waits for no sealer, and its row of an uncommitted transaction gets a later number', async () => {
  const [sealer, writer] = [await database.pool.connect(), await database.pool.connect()]
  try {
    await writer.query('BEGIN')
    await writeAudit(writer, entry('late', 'first'))
    await writeAudit(database.pool, entry('late', 'second'))
    await sealAudit(database.pool)
    await sealer.query(`BEGIN; SELECT * FROM audit_head WHERE tenant_id = 'late' FOR UPDATE`)
    await writer.query(`SET LOCAL lock_timeout = '50ms'`)
    await writeAudit(writer, entry('late', 'third'))
    await writer.query('COMMIT')
    await sealAudit(database.pool)
    expect(await numbersOf('late')).toEqual([1, null, null])
    await sealer.query('COMMIT')
  } finally {
    sealer.release()
    writer.release()
  }
  await sealAudit(database.pool)
  expect(await numbersOf('late')).toEqual([1, 2, 3])
  expect((await verifyStored(database.pool, 'late')).breaks).toEqual([])
})

test('the database refuses to change, remove or number a row, and to shorten the chain', async () => {
  const { pool } = database
  await writeAudit(pool, entry('held', 'one'))
  const refused = [
    `UPDATE audit SET detail = '{}' WHERE tenant_id = 'held'`,
    `UPDATE audit SET seq = 7, hash = '', actor_id = 'somebody' WHERE tenant_id = 'held'`,
    `DELETE FROM audit WHERE tenant_id = 'held'`,
    'TRUNCATE audit',
    `INSERT INTO audit (tenant_id, id, deed, object, detail, seq, hash) VALUES ('held', gen_random_uuid(), 'publish', '', '{}', 9, '')`,
  ]
  const sealed = [
    `UPDATE audit SET seq = 2 WHERE tenant_id = 'held'`,
    `UPDATE audit SET seq = NULL, hash = NULL WHERE tenant_id = 'held'`,
    `UPDATE audit_head SET seq = 0 WHERE tenant_id = 'held'`,
    'DELETE FROM audit_head',
  ]
  for (const statement of refused) await expectRefused(statement)
  await sealAudit(pool)
  for (const statement of [...refused, ...sealed]) await expectRefused(statement)
})

async function expectRefused(statement: string): Promise<void> {
  await expect(database.pool.query(statement), statement).rejects.toThrow('The audit never changes')
}

test('what is done behind the triggers is found with its number', async () => {
  const { pool } = database
  for (const name of ['1', '2', '3', '4', '5']) await writeAudit(pool, entry('forged', name))
  await sealAudit(pool)
  await pool.query(`ALTER TABLE audit DISABLE TRIGGER USER`)
  await pool.query(`UPDATE audit SET actor_id = 'x' WHERE tenant_id = 'forged' AND seq = 2`)
  await pool.query(`DELETE FROM audit WHERE tenant_id = 'forged' AND seq IN (4, 5)`)
  await pool.query(`ALTER TABLE audit ENABLE TRIGGER USER`)
  expect((await verifyStored(pool, 'forged')).breaks).toEqual([
    { kind: 'changed', from: 2, to: 2 },
    { kind: 'missing', from: 4, to: 5 },
  ])
})
