import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'
import { createTestDatabase, type TestDatabase, urlOfDatabase } from '../support/database.ts'
import { runDemoApp } from './run-demo-app.ts'

const LOADED = 'linli_demo'
/** Any number that nobody else of this PostgreSQL locks. */
const LOCK = 5_770_077

/** A database with the demo street in it, a copy of one that the first file to ask has loaded: publishing every template and
 *  playing the opening takes longer than most stories. */
export async function createDemoDatabase(): Promise<TestDatabase> {
  const client = new Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [LOADED])
    if (rows.length === 0) await load(client)
  } finally {
    // The lock ends with the connection.
    await client.end()
  }
  return createTestDatabase(LOADED)
}

/** One that fails half way leaves no database of that name. */
async function load(client: Client): Promise<void> {
  const name = `loading_${randomUUID().replaceAll('-', '')}`
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${inject('postgresTemplate')}`)
  const app = await runDemoApp(urlOfDatabase(inject('postgresUrl'), name))
  await app.close()
  await client.query(`ALTER DATABASE ${name} RENAME TO ${LOADED}`)
}
