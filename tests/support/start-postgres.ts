import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../server/src/database/embedded-postgres.ts'
import { migrateDatabase } from '../../server/src/database/migrate.ts'
import { urlOfDatabase } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
    postgresTemplate: string
  }
}

const TEMPLATE = 'linli_template'

/** Vitest's global setup: one real PostgreSQL for the whole run, with a template database migrated once. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-test-'))
  const postgres = await startEmbeddedPostgres({
    folder,
    settings: { max_connections: 200, max_wal_size: '256MB' },
  })
  const client = new Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(`CREATE DATABASE ${TEMPLATE}`)
  await client.end()
  await migrateDatabase(urlOfDatabase(postgres.url, TEMPLATE))
  project.provide('postgresUrl', postgres.url)
  project.provide('postgresTemplate', TEMPLATE)
  return async () => {
    await postgres.close()
    await rm(folder, { recursive: true, force: true })
  }
}
