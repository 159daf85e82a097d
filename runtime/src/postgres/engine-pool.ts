import { Pool } from 'pg'

/** The engine looks everything up by key, and its statements stay prepared for the life of a connection. A plan made
 *  while a table was empty would read the whole table for good: with 1,800 instances each foreign key check took 0.55 ms
 *  instead of 0.01. So its sessions know no other way than the index. */
const SESSION = [
  // G1: what is answered is on the disk, whatever the database or its role were told.
  'synchronous_commit=on',
  ...['enable_seqscan=off', 'enable_hashjoin=off', 'enable_mergejoin=off'],
  // Compiling a statement costs more than running one.
  'jit=off',
  // One plan for all: nothing here depends on how many keys are asked for, and planning costs more than running.
  'plan_cache_mode=force_generic_plan',
  // This release notes the files of its steps itself; for a node of the release before, a trigger does it (migration 0007).
  'linli.notes_files=on',
]

/** Looking up or writing a batch takes milliseconds. A statement that takes this long waits for a lock or a disk that may
 *  never come: giving up answers its callers with `store.unavailable`, and nothing of it is written. */
const STATEMENT_TIMEOUT_MS = 10_000

export interface EnginePoolOptions {
  readonly databaseUrl: string
  readonly onTrouble: (error: unknown) => void
  readonly max?: number
  /** As PostgreSQL lists its sessions. The engine's own name changes with what they read of one another (release-before.ts). */
  readonly name?: string
  readonly statementTimeoutMs?: number
}

/** The pool that `createPostgresEngine` wants, and whoever else asks by key alone. Its owner ends it, after the engine. */
export function createEnginePool({ databaseUrl, onTrouble, ...rest }: EnginePoolOptions): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: rest.max ?? 8,
    application_name: rest.name ?? 'linli-engine-2',
    connectionTimeoutMillis: 5_000,
    options: [...SESSION, ...timeouts(rest.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS)]
      .map((setting) => `-c ${setting}`)
      .join(' '),
  })
  // A connection that the database ends must not end this process: an idle one tells the pool, one at work only itself,
  // besides failing its statement.
  pool.on('error', onTrouble)
  pool.on('connect', (client) => client.on('error', onTrouble))
  return pool
}

/** A node that is stopped within a transaction (SIGSTOP, a lost network) keeps its locks: the database ends its session. */
function timeouts(ms: number): string[] {
  return [`statement_timeout=${ms}`, `idle_in_transaction_session_timeout=${ms}`]
}
