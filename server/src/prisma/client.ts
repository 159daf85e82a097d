import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '../generated/prisma/client.ts'

/** The read side. Server-owned tables (accounts, sessions, drafts, devices, files) are also written through it or through
 *  the pool; engine-owned tables never are. */
export function createPrisma(databaseUrl: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 8 }) })
}

/** Raw SQL of the hot paths: sessions, devices, codes, notices. */
export function createPool(databaseUrl: string, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 6,
    application_name: 'linli-server',
    connectionTimeoutMillis: 5_000,
  })
  // An idle connection that the database ends must not end this process.
  pool.on('error', onError)
  return pool
}
