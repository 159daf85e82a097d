import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg'

/** A pool whose connections keep fresh plans. */
export interface Database {
  /** The answer of one statement. An error that the database itself gave leaves the connection in the pool. Throws the
   *  driver's error. */
  ask<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>>
}

/** How long a connection trusts its cached plans. A plan made when a table held a few rows reads all of it when it holds
 *  many, until the next analyze, which may be a minute away; foreign key checks keep such plans too. */
const REPLAN_EVERY_MS = 5_000

export function createDatabase(pool: Pool): Database {
  const plannedAt = new WeakMap<PoolClient, number>()

  async function replan(client: PoolClient): Promise<void> {
    const now = performance.now()
    const last = plannedAt.get(client)
    if (last !== undefined && now - last < REPLAN_EVERY_MS) return
    plannedAt.set(client, now)
    if (last !== undefined) await client.query('discard plans')
  }

  return {
    async ask<Row extends QueryResultRow>(statement: QueryConfig) {
      const client = await pool.connect()
      try {
        await replan(client)
        const result = await client.query<Row>(statement)
        client.release()
        return result
      } catch (error) {
        client.release(!isAnswer(error))
        throw error
      }
    },
  }
}

/** Class 57 ends the connection; everything else with a SQLSTATE is an answer to the statement. */
function isAnswer(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false
  const { code } = error
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('57')
}
