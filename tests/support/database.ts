import { randomUUID } from 'node:crypto'
import { Client, Pool, type PoolConfig } from 'pg'
import { inject } from 'vitest'

export interface TestDatabase {
  readonly pool: Pool
  /** Connection string of this database alone. */
  readonly url: string
  /** Ends the pool and drops the database. */
  close(): Promise<void>
}

/** A fresh database on the run's own PostgreSQL, cloned from a template, the migrated one without another; for one test file.
 *
 *      const database = await createTestDatabase()
 *      afterAll(() => database.close())
 */
export async function createTestDatabase(
  template: string = inject('postgresTemplate'),
): Promise<TestDatabase> {
  const serverUrl = inject('postgresUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = urlOfDatabase(serverUrl, name)
  const pool = openTestPool({ connectionString: url, max: 10 })
  return {
    pool,
    url,
    async close() {
      await pool.end()
      await onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

/** A pool whose connections may be cut by a test that restarts or drops the database: an idle one tells the pool, one that
 *  is just saying goodbye only itself. */
export function openTestPool(config: PoolConfig): Pool {
  const pool = new Pool(config)
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

export function urlOfDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
