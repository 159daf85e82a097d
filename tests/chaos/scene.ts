import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { createSessions } from '../../server/src/accounts/sessions.ts'
import { startEmbeddedPostgres } from '../../server/src/database/embedded-postgres.ts'
import { migrateDatabase } from '../../server/src/database/migrate.ts'
import { sessionCookieName } from '../../server/src/http/session-cookie.ts'
import { loadInstallationKey } from '../../server/src/secrets/installation-key.ts'
import { publishDefinition } from '../support/publish-definition.ts'
import { seedStreet } from '../support/seed-street.ts'
import type { Cast } from './case-story.ts'
import { chaosDefinition } from './chaos-definition.ts'
import { chaosStreet, TENANT } from './chaos-street.ts'

/** `external`: the database is a server of its own, which outlives the killed ones. `embedded`: the killed server brings
 *  its own, as `npm start` does. */
export type DatabaseMode = 'external' | 'embedded'

/** A data folder with a seeded tenant, a published definition and open sessions. */
export interface Scene {
  readonly folder: string
  readonly mode: DatabaseMode
  /** PostgreSQL's own data directory. */
  readonly clusterFolder: string
  readonly cast: Cast
  /** What a server process is told: null makes it start its own. */
  readonly serverUrl: string | null
  /** The database as the checks see it; in `embedded` mode the running server's own. */
  openForChecks(): Pool
  /** Ends what the campaign started itself and deletes the folder. */
  remove(): Promise<void>
}

export async function createScene(mode: DatabaseMode): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-chaos-'))
  // Where `main.ts` keeps it, so that in `embedded` mode the server finds what was seeded.
  const databaseFolder = join(folder, 'postgres')
  await mkdir(databaseFolder)
  const postgres = await startEmbeddedPostgres({ folder: databaseFolder })
  const cast = await seed(folder, postgres.url)
  if (mode === 'embedded') await postgres.close()
  return {
    folder,
    mode,
    clusterFolder: join(databaseFolder, 'cluster'),
    cast,
    serverUrl: mode === 'external' ? postgres.url : null,
    openForChecks: () =>
      openPool(mode === 'external' ? postgres.url : urlOfServersOwn(databaseFolder)),
    remove: async () => {
      if (mode === 'external') await postgres.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Lines of `postmaster.pid`: 1 is the process id, 4 the port (PostgreSQL's miscinit.c). */
function urlOfServersOwn(databaseFolder: string): string {
  const port = readFileSync(join(databaseFolder, 'cluster', 'postmaster.pid'), 'utf8').split(
    '\n',
  )[3]
  const password = readFileSync(join(databaseFolder, 'password'), 'utf8').trim()
  return `postgresql://linli:${password}@127.0.0.1:${port}/postgres`
}

function openPool(url: string): Pool {
  const pool = new Pool({ connectionString: url, max: 4 })
  // Its idle connections are cut whenever the campaign kills the database.
  pool.on('error', () => undefined)
  return pool
}

/** A delivered effect leaves no row, so the checks keep what every commit planned, written by the same transaction. */
const REMEMBER_EFFECTS = `
  CREATE TABLE planned_effect AS SELECT tenant_id, id, instance_id, effect FROM outbox;
  CREATE FUNCTION remember_effects() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO planned_effect SELECT tenant_id, id, instance_id, effect FROM planned;
    RETURN NULL;
  END $$;
  CREATE TRIGGER remember_effects AFTER INSERT ON outbox REFERENCING NEW TABLE AS planned
    FOR EACH STATEMENT EXECUTE FUNCTION remember_effects();`

async function seed(folder: string, url: string): Promise<Cast> {
  await migrateDatabase(url)
  const pool = openPool(url)
  await pool.query(REMEMBER_EFFECTS)
  try {
    const secrets = new Map(chaosStreet.devices.map(({ id }) => [id, randomBytes(32)]))
    const secretOf = (id: string) => secrets.get(id) ?? Buffer.alloc(0)
    await seedStreet(pool, {
      street: chaosStreet,
      password: randomBytes(12).toString('hex'),
      key: loadInstallationKey(folder),
      secretOf,
    })
    await publishDefinition(url, TENANT, chaosDefinition)
    return {
      workers: await openSessions(pool, 'worker'),
      residents: await openSessions(pool, 'resident'),
      devices: chaosStreet.devices.map(({ id }) => ({ deviceId: id, secret: secretOf(id) })),
    }
  } finally {
    await pool.end()
  }
}

function openSessions(pool: Pool, role: 'worker' | 'resident'): Promise<Cast['workers']> {
  const sessions = createSessions(pool)
  const accounts = chaosStreet.accounts.filter((account) => account.role === role)
  return Promise.all(
    accounts.map(async ({ id }) => {
      const { cookie } = await sessions.open({ tenantId: TENANT, accountId: id, role })
      return { accountId: id, cookie: `${sessionCookieName(false)}=${cookie}` }
    }),
  )
}
