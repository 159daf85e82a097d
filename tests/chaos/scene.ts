import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, Pool } from 'pg'
import { createSessions } from '../../server/src/accounts/sessions.ts'
import { startEmbeddedPostgres } from '../../server/src/database/embedded-postgres.ts'
import { migrateDatabase } from '../../server/src/database/migrate.ts'
import { sessionCookieName } from '../../server/src/http/session-cookie.ts'
import { loadInstallationKey } from '../../server/src/secrets/installation-key.ts'
import { processTree } from '../support/process-tree.ts'
import { publishDefinition } from '../support/publish-definition.ts'
import { seedStreet } from '../support/seed-street.ts'
import { stepDigest } from '../support/whole-history.ts'
import type { Cast } from './case-story.ts'
import { chaosDefinition } from './chaos-definition.ts'
import { chaosStreet, TENANT } from './chaos-street.ts'
import { urlOfServersOwn } from './servers-own-database.ts'

/** `external`: the database is a server of its own, which outlives the killed ones. `embedded`: the killed server brings
 *  its own, as `npm start` does. */
export type DatabaseMode = 'external' | 'embedded'

/** A data folder with a seeded tenant, a published definition and open sessions. */
export interface Scene {
  readonly folder: string
  /** Of the PostgreSQL, whoever starts it. */
  readonly databaseFolder: string
  readonly mode: DatabaseMode
  readonly cast: Cast
  /** What a server process is told: null makes it start its own. */
  readonly serverUrl: string | null
  /** SIGKILL to every process of PostgreSQL: no checkpoint, no goodbye; the next start replays its log. False where none
   *  ran, which is so while a server starts that brings its own. */
  killDatabase(): boolean
  /** Resolves when an external database is back, which comes back by itself; at once where servers bring their own. */
  databaseAnswers(): Promise<void>
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
    databaseFolder,
    mode,
    cast,
    serverUrl: mode === 'external' ? postgres.url : null,
    killDatabase: () => killDatabase(join(databaseFolder, 'cluster')),
    databaseAnswers: async () => {
      if (mode === 'external') await databaseAnswers(postgres.url)
    },
    openForChecks: () =>
      openPool(mode === 'external' ? postgres.url : urlOfServersOwn(databaseFolder)),
    remove: async () => {
      if (mode === 'external') await postgres.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function killDatabase(clusterFolder: string): boolean {
  const root = readRootPid(clusterFolder)
  if (root === null) return false
  holdStill(root)
  for (const pid of processTree([root])) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended between being listed and being killed.
    }
  }
  return true
}

/** Whoever it forked between being listed and being killed would live on, wait for ever for a lock of the dead, and keep
 *  the memory that the next PostgreSQL asks for. */
function holdStill(pid: number): void {
  try {
    process.kill(pid, 'SIGSTOP')
    while (/^[^TZX]/.test(stateOf(pid)));
  } catch {
    // It ended by itself.
  }
}

/** The letter of proc(5). Throws when there is none. */
function stateOf(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2)
}

function readRootPid(clusterFolder: string): number | null {
  try {
    const [pid] = readFileSync(join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n')
    // By now the number may be somebody else's.
    const isOurs = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(clusterFolder)
    return isOurs ? Number(pid) : null
  } catch {
    // No file, or one that a killed PostgreSQL left.
    return null
  }
}

async function databaseAnswers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 1_200; attempt++) {
    const client = new Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await sleep(100)
    }
  }
  throw new Error('The database did not come back within two minutes.')
}

function openPool(url: string): Pool {
  const pool = new Pool({ connectionString: url, max: 4 })
  // Its idle connections are cut whenever the campaign kills the database.
  pool.on('error', () => undefined)
  return pool
}

/** What the engine itself does not keep, written by the same transactions. A delivered effect leaves no row, so the checks
 *  keep what every commit planned, and how often its notices were written: a repetition leaves no second row. And what
 *  each step said, and when it was written by the database's own clock, whatever a node believed. No table has a key:
 *  it would refuse what the engine has to refuse itself. */
const WITNESS = `
  CREATE TABLE planned_effect AS SELECT tenant_id, id, instance_id, effect FROM outbox;
  CREATE FUNCTION remember_effects() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO planned_effect SELECT tenant_id, id, instance_id, effect FROM planned;
    RETURN NULL;
  END $$;
  CREATE TRIGGER remember_effects AFTER INSERT ON outbox REFERENCING NEW TABLE AS planned
    FOR EACH STATEMENT EXECUTE FUNCTION remember_effects();
  CREATE TABLE witnessed_step (tenant_id text, instance_id uuid, seq int, at timestamptz, digest text);
  CREATE FUNCTION witness_steps() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO witnessed_step SELECT tenant_id, instance_id, seq, clock_timestamp(), ${stepDigest('taken')} FROM taken;
    RETURN NULL;
  END $$;
  CREATE TRIGGER witness_steps AFTER INSERT ON history REFERENCING NEW TABLE AS taken
    FOR EACH STATEMENT EXECUTE FUNCTION witness_steps();
  CREATE TABLE written_notice (tenant_id text, id text, at timestamptz, postgres_since timestamptz);
  CREATE FUNCTION witness_notice() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO written_notice VALUES (NEW.tenant_id, NEW.id, clock_timestamp(), pg_postmaster_start_time());
    RETURN NEW;
  END $$;
  CREATE TRIGGER witness_notice BEFORE INSERT ON notice
    FOR EACH ROW EXECUTE FUNCTION witness_notice();`

async function seed(folder: string, url: string): Promise<Cast> {
  await migrateDatabase(url)
  const pool = openPool(url)
  await pool.query(WITNESS)
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
  const sessions = createSessions(pool, Date)
  const accounts = chaosStreet.accounts.filter((account) => account.role === role)
  return Promise.all(
    accounts.map(async ({ id }) => {
      const { cookie } = await sessions.open({ tenantId: TENANT, accountId: id, role })
      return { accountId: id, cookie: `${sessionCookieName(false)}=${cookie}` }
    }),
  )
}
