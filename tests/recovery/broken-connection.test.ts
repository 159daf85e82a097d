import { createEnginePool, createPostgresDirectory } from '@linli/runtime'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { storeError } from '../../server/src/database/store-error.ts'
import { createReadPool, createReads } from '../../server/src/prisma/client.ts'
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

// A connection that ends under a statement gives an error without any code. Clients try again after
// `store.unavailable`; a fault would tell them, and the operator, that the program is broken.

let database: TestDatabase
let proxy: CuttingProxy
beforeEach(async () => {
  database = await createTestDatabase()
  proxy = await startCuttingProxy(database.url)
})
afterEach(async () => {
  await proxy.close()
  await database.close()
})

const ignore = () => undefined
/** Nobody is asked for it here. */
const NO_CALENDAR = undefined as never

it('a read through Prisma whose connection breaks meets a database that is away', async () => {
  const reads = createReads(createReadPool(proxy.url, ignore))
  const prisma = reads.of('nobody')
  await prisma.tenant.findMany()

  proxy.cut()

  const error = await prisma.tenant.findMany().catch(storeError)
  expect(error).toMatchObject({ code: 'store.unavailable' })
  await reads.close()
})

it('so do look-ups of one moment, which Prisma bundles, while every connection is taken', async () => {
  const pool = createReadPool(database.url, ignore)
  const reads = createReads(pool)
  const taken = await Promise.all(Array.from({ length: 8 }, () => pool.connect()))

  const lookUps = ['a', 'b'].map((id) =>
    reads
      .of('nobody')
      .tenant.findUnique({ where: { id, AND: [{ name: '' }] } })
      .catch(storeError),
  )

  const away = { code: 'store.unavailable' }
  expect(await Promise.all(lookUps)).toMatchObject([away, away])
  for (const client of taken) client.release()
  await reads.close()
})

it('so does the engine when it looks up who holds which post', async () => {
  const pool = createEnginePool({ databaseUrl: proxy.url, onTrouble: ignore })
  const directory = createPostgresDirectory(pool, Date, NO_CALENDAR)
  await pool.query('select 1')

  proxy.cut()

  await expect(directory.org('nobody')).rejects.toMatchObject({ code: 'store.unavailable' })
  await pool.end()
})
