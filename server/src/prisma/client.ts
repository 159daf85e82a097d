import { createEnginePool } from '@linli/runtime'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from '../generated/prisma/client.ts'

/** The read side. Server-owned tables (accounts, sessions, drafts, devices, files) are also written through it or through
 *  the pool; engine-owned tables never are. */
export function createPrisma(databaseUrl: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 8 }) })
}

/** Raw SQL of the hot paths: sessions, devices, codes, notices. All of it asks by key. */
export function createPool(databaseUrl: string, onTrouble: (error: unknown) => void): pg.Pool {
  return createEnginePool({ databaseUrl, onTrouble, max: 6, name: 'linli-server' })
}
