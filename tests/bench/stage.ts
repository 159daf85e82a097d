import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Definition } from '@linli/schemas/definition'
import type { Role } from '@linli/schemas/org'
import { Pool } from 'pg'
import { createSessions } from '../../server/src/accounts/sessions.ts'
import { startEmbeddedPostgres } from '../../server/src/database/embedded-postgres.ts'
import { migrateDatabase } from '../../server/src/database/migrate.ts'
import { findFreePort } from '../../server/src/database/postgres-process.ts'
import { sessionCookieName } from '../../server/src/http/session-cookie.ts'
import { loadInstallationKey } from '../../server/src/secrets/installation-key.ts'
import { publishDefinition } from '../support/publish-definition.ts'
import { seedStreet } from '../support/seed-street.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import type { DeviceKey } from '../support/sign-webhook.ts'
import { benchStreet, TENANT } from './street.ts'

/** A PostgreSQL with its own data folder, set up as the product sets it up, seeded with the bench street. */
export interface Stage {
  readonly folder: string
  readonly url: string
  readonly pool: Pool
  readonly postgresVersion: string
  /** Pid of PostgreSQL's first process. */
  readonly postgresPid: number
  devices(type: string): readonly DeviceKey[]
  /** One `cookie` header value per worker, of a real session. */
  readonly cookies: readonly string[]
  /** The same of the official. */
  readonly officialCookie: string
  publish(definition: Definition): Promise<void>
  /** Makes the log's files that were written so far ready to be written over, as in a database that is a day old. One that
   *  is minutes old has to make each of them, 16 MB, and all commits wait for that (measured: 55 ms). */
  checkpoint(): Promise<void>
  /** `env` over what the product is told by itself, e.g. `REDIS_URL`. */
  startServer(env?: Readonly<Record<string, string>>): Promise<ServerProcess>
  close(): Promise<void>
}

/** `settings` go over the product's own PostgreSQL settings: to look closer, never to measure. */
export async function openStage(settings: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-bench-'))
  const postgres = await startEmbeddedPostgres({ folder, settings })
  await migrateDatabase(postgres.url)
  const pool = new Pool({ connectionString: postgres.url, max: 8 })
  // A measurement that throws leaves connections open while the database goes away; its own error is what counts.
  pool.on('error', () => undefined)
  const secrets = new Map(benchStreet.devices.map(({ id }) => [id, randomBytes(32)]))
  const secretOf = (id: string) => secrets.get(id) ?? Buffer.alloc(0)
  const key = loadInstallationKey(folder)
  await seedStreet(pool, {
    street: benchStreet,
    password: randomBytes(12).toString('hex'),
    key,
    secretOf,
  })
  return {
    folder,
    url: postgres.url,
    pool,
    postgresVersion: await ask(pool, 'SHOW server_version'),
    postgresPid: Number(
      await ask(pool, "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"),
    ),
    devices: (type) =>
      benchStreet.devices
        .filter((device) => device.type === type)
        .map(({ id }) => ({ deviceId: id, secret: secretOf(id) })),
    cookies: await openSessions(pool, 'worker'),
    officialCookie: (await openSessions(pool, 'official'))[0] ?? '',
    checkpoint: async () => {
      await pool.query('CHECKPOINT')
    },
    publish: (definition) => publishDefinition(postgres.url, TENANT, definition),
    startServer: async (env = {}) =>
      startServerProcess({
        dataDir: folder,
        databaseUrl: postgres.url,
        port: await findFreePort(),
        env,
      }),
    close: async () => {
      await pool.end()
      await postgres.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function ask(pool: Pool, query: string): Promise<string> {
  const { rows } = await pool.query<[string]>({ text: query, rowMode: 'array' })
  return String(rows[0]?.[0])
}

async function openSessions(pool: Pool, as: Role): Promise<readonly string[]> {
  const sessions = createSessions(pool, Date)
  const accounts = benchStreet.accounts.filter(({ role }) => role === as)
  const opened = await Promise.all(
    accounts.map(({ id, role }) => sessions.open({ tenantId: TENANT, accountId: id, role })),
  )
  return opened.map(({ cookie }) => `${sessionCookieName(false)}=${cookie}`)
}
