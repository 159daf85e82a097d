import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { urlOfDatabase } from '../../../tests/support/database.ts'
import { createReadPool, createReads } from '../prisma/client.ts'
import { migrateDatabase } from './migrate.ts'

// An installation's own user of the database, who is no superuser: as operators give it, with the right to make roles or
// without.

let admin: Client
let user: string
let url: string
beforeAll(async () => {
  admin = new Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
})
afterAll(() => admin.end())
beforeEach(() => {
  user = `op_${randomUUID().slice(0, 8)}`
  const own = new URL(urlOfDatabase(inject('postgresUrl'), user))
  own.username = user
  own.password = 'of-a-test'
  url = own.href
})
afterEach(async () => {
  await admin.query(`DROP DATABASE ${user} WITH (FORCE)`)
  await admin.query(`DROP ROLE IF EXISTS ${user}_reader`)
  await admin.query(`DROP ROLE ${user}`)
})

async function createUser(rights: string): Promise<void> {
  await admin.query(`CREATE ROLE ${user} LOGIN PASSWORD 'of-a-test' ${rights}`)
  await admin.query(`CREATE DATABASE ${user} OWNER ${user}`)
}

async function readsOneTenant(): Promise<boolean> {
  const owner = new Client({ connectionString: url })
  await owner.connect()
  await owner.query(`INSERT INTO tenant (id, name) VALUES ('one', ''), ('two', '')`)
  await owner.end()
  const reads = createReads(createReadPool(url, () => undefined))
  const found = await reads.of('one').tenant.findMany()
  await reads.close()
  return found.length === 1 && found[0]?.id === 'one'
}

test('a user who may make roles needs nothing', async () => {
  await createUser('CREATEROLE')
  await migrateDatabase(url)
  expect(await readsOneTenant()).toBe(true)
  expect(await migrateDatabase(url)).toEqual([])
})

test('one who may not is told what to have done, and then goes on', async () => {
  await createUser('')
  await expect(migrateDatabase(url)).rejects.toMatchObject({
    code: 'store.unavailable',
    message: expect.stringContaining(
      `CREATE ROLE ${user}_reader NOLOGIN; GRANT ${user}_reader TO ${user};`,
    ),
  })
  await admin.query(`CREATE ROLE ${user}_reader NOLOGIN; GRANT ${user}_reader TO ${user};`)
  await migrateDatabase(url)
  expect(await readsOneTenant()).toBe(true)
})

test('a role that is not ours is asked for, and one that sees through the wall is refused', async () => {
  await createUser('')
  await admin.query(`CREATE ROLE ${user}_reader NOLOGIN`)
  await expect(migrateDatabase(url)).rejects.toThrow(`GRANT ${user}_reader TO ${user};`)
  await admin.query(`GRANT ${user}_reader TO ${user}; ALTER ROLE ${user}_reader BYPASSRLS`)
  await expect(migrateDatabase(url)).rejects.toThrow('NOBYPASSRLS')
})
