import type pg from 'pg'

type Callback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void

/** Gives the pool's own refusals the code that a socket's time-out has: whoever waited too long for a connection, or came
 *  while the pool was ending, meets a database that is away, not a fault. The driver gives them no code at all. */
export function codeTimeouts(pool: pg.Pool): pg.Pool {
  const connect = pool.connect.bind(pool) as (callback?: Callback) => Promise<pg.PoolClient>
  const coded = (callback?: Callback) => {
    if (callback !== undefined)
      return connect((error, client, done) => callback(withCode(error), client, done))
    return connect().catch((error: unknown) => {
      throw withCode(error)
    })
  }
  pool.connect = coded as pg.Pool['connect']
  return pool
}

/** Those that pg-pool makes itself; other errors without a code are faults of configuration. */
const OWN_REFUSALS =
  /timeout exceeded when trying to connect|due to connection timeout|after calling end on the pool/

function withCode<Given>(error: Given): Given {
  return error instanceof Error && !('code' in error) && OWN_REFUSALS.test(error.message)
    ? Object.assign(error, { code: 'ETIMEDOUT' })
    : error
}
