import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LinliError } from '@linli/schemas/linli-error'
import { Client } from 'pg'
import { ensureReader } from './reader-role.ts'

/** Brings the database to the newest schema and returns the names of the migrations applied now.
 *  Each migration is one transaction; any number of nodes may call this at once. Keeps Prisma's own bookkeeping table,
 *  so `prisma migrate status` agrees. Throws `invariant.broken` when an applied migration was edited afterwards or is
 *  unknown to this version of the program; `store.unavailable` as `ensureReader`. */
export async function migrateDatabase(
  url: string,
  folder: string = MIGRATIONS,
): Promise<readonly string[]> {
  const migrations = await readMigrations(folder)
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await inLockedTransaction(client, () => client.query(CREATE_BOOKKEEPING))
    await refuseNewerDatabase(client, migrations)
    const known = await readApplied(client)
    const applied: string[] = []
    for (const migration of migrations) {
      if (isApplied(migration, known.get(migration.name))) continue
      const isNew = await inLockedTransaction(client, () => applyOnce(client, migration))
      if (isNew) applied.push(migration.name)
    }
    await inLockedTransaction(client, () => ensureReader(client))
    return applied
  } finally {
    await client.end()
  }
}

const MIGRATIONS = fileURLToPath(new URL('../../../schemas/prisma/migrations', import.meta.url))
/** Any constant: all nodes of all versions must take the same lock. */
const LOCK_KEY = 72707369

const CREATE_BOOKKEEPING = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** The lock is taken before anything is looked at: two `CREATE TABLE IF NOT EXISTS` race without it. */
async function inLockedTransaction<T>(client: Client, body: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY])
    const result = await body()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

async function refuseNewerDatabase(client: Client, known: readonly Migration[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE rolled_back_at IS NULL AND migration_name <> ALL($1) ORDER BY 1`,
    [known.map((migration) => migration.name)],
  )
  const unknown = rows[0]
  if (unknown === undefined) return
  throw new LinliError(
    'invariant.broken',
    `The database has migration '${unknown.name}', which this version of Linli does not know. Start the newer version that made it.`,
  )
}

/** Checksums by name. Without the lock: what is there stays there, and what is missing is looked for again under it. */
async function readApplied(client: Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

function isApplied(migration: Migration, checksum: string | undefined): boolean {
  if (checksum === undefined) return false
  if (checksum === migration.checksum) return true
  throw new LinliError(
    'invariant.broken',
    `Migration '${migration.name}' was edited after it was applied. Undo the edit and add a new migration.`,
  )
}

async function applyOnce(client: Client, migration: Migration): Promise<boolean> {
  const known = await readApplied(client)
  if (isApplied(migration, known.get(migration.name))) return false
  await client.query(migration.sql)
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
     VALUES ($1, $2, clock_timestamp(), $3, 1)`,
    [randomUUID(), migration.checksum, migration.name],
  )
  return true
}
