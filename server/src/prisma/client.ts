import { createEnginePool } from '@linli/runtime'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { codeTimeouts } from '../database/pool-timeouts.ts'
import { PrismaClient } from '../generated/prisma/client.ts'

/** The read side. Server-owned tables (accounts, sessions, drafts, devices, files) are also written through it or through
 *  the pool; engine-owned tables never are. */
export function createPrisma(pool: pg.Pool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) })
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
