import type pg from 'pg'

/** Removes at most `limit` sessions that have ended by the database's clock; returns how many. To a viewer an ended session
 *  and a missing one are the same. Locks what it removes and waits for nobody. */
export async function pruneSessions(pool: pg.Pool, limit: number): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'prune-sessions',
    text: `WITH old AS (
             SELECT tenant_id, token_hash FROM session WHERE expires_at < now() LIMIT $1 FOR UPDATE SKIP LOCKED
           )
           DELETE FROM session s USING old WHERE s.tenant_id = old.tenant_id AND s.token_hash = old.token_hash`,
    values: [limit],
  })
  return rowCount ?? 0
}

/** The same for one-time codes: a code that is too old and none at all are refused alike, and the row names a phone. */
export async function pruneLoginCodes(pool: pg.Pool, limit: number): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'prune-login-codes',
    text: `WITH old AS (
             SELECT tenant_id, phone FROM login_code WHERE expires_at < now() LIMIT $1 FOR UPDATE SKIP LOCKED
           )
           DELETE FROM login_code c USING old WHERE c.tenant_id = old.tenant_id AND c.phone = old.phone`,
    values: [limit],
  })
  return rowCount ?? 0
}
