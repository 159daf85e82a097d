import { createEnginePool } from '@linli/runtime'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { codeTimeouts } from '../database/pool-timeouts.ts'
import { READER } from '../database/reader-role.ts'
import { PrismaClient } from '../generated/prisma/client.ts'
import { createTenantReads, poolOfLane, type TenantReads } from './tenant-reads.ts'

/** Prisma as whoever the connections are. The owner of the tables sees the rows of all tenants, so no page is given this. */
export function createPrisma(pool: pg.Pool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(pool) })
}

/** The read side; whatever is written goes through the engine or the pool. Closing it ends the pool of its connections. */
export function createReads(pool: pg.Pool): TenantReads {
  const reads = createTenantReads((tenantNow) =>
    createPrisma(poolOfLane(pool, { tenantNow, reader: READER })),
  )
  return {
    of: reads.of,
    close: async () => {
      await reads.close()
      await pool.end()
    },
  }
}

/** Prisma's connections. Whoever waits longer than five seconds for one is told to come again. */
export function createReadPool(databaseUrl: string, onTrouble: (error: unknown) => void): pg.Pool {
  const pool = new pg.Pool({
    ...{ connectionString: databaseUrl, max: 8, application_name: 'linli-read' },
    connectionTimeoutMillis: 5_000,
  })
  pool.on('error', onTrouble)
  pool.on('connect', (client) => client.on('error', onTrouble))
  return codeTimeouts(pool)
}

/** Raw SQL of the hot paths: sessions, devices, codes, notices. All of it asks by key. */
export function createPool(databaseUrl: string, onTrouble: (error: unknown) => void): pg.Pool {
  return codeTimeouts(createEnginePool({ databaseUrl, onTrouble, max: 6, name: 'linli-server' }))
}
