import { Pool } from 'pg'

/** The engine looks everything up by key, and its statements stay prepared for the life of a connection. A plan made
 *  while a table was empty would read the whole table for good: with 1,800 instances each foreign key check took 0.55 ms
 *  instead of 0.01. So its sessions know no other way than the index. */
const SESSION = [
  ...['enable_seqscan=off', 'enable_hashjoin=off', 'enable_mergejoin=off'],
  // Compiling a statement costs more than running one.
  'jit=off',
  // One plan for all: nothing here depends on how many keys are asked for, and planning costs more than running.
  'plan_cache_mode=force_generic_plan',
]

export interface EnginePoolOptions {
  readonly databaseUrl: string
  readonly onTrouble: (error: unknown) => void
  readonly max?: number
  /** As PostgreSQL lists its sessions. */
  readonly name?: string
}

/** The pool that `createPostgresEngine` wants, and whoever else asks by key alone. Its owner ends it, after the engine. */
export function createEnginePool({ databaseUrl, onTrouble, ...rest }: EnginePoolOptions): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: rest.max ?? 8,
    application_name: rest.name ?? 'linli-engine',
    connectionTimeoutMillis: 5_000,
    options: SESSION.map((setting) => `-c ${setting}`).join(' '),
  })
  // A connection that the database ends must not end this process: an idle one tells the pool, one at work only itself,
  // besides failing its statement.
  pool.on('error', onTrouble)
  pool.on('connect', (client) => client.on('error', onTrouble))
  return pool
}
