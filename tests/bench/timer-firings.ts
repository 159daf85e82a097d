import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { OVERDUE, PACED } from './definitions.ts'
import { driveServer } from './drive-server.ts'
import type { Stage } from './stage.ts'
import { TENANT } from './street.ts'

const WITHIN_MS = 120_000

export const FIRINGS = `FROM history h JOIN instance i ON i.tenant_id = h.tenant_id AND i.id = h.instance_id
  WHERE i.tenant_id = $1 AND i.definition_id = $2 AND h.kind = 'timer'`

/** Webhooks arm timers at a fixed rate, each due three seconds after its own. Resolves when the last one is armed. */
export async function armPaced(
  stage: Stage,
  port: number,
  amount: { readonly perSecond: number; readonly total: number },
): Promise<void> {
  await driveServer({ kind: 'paced', port, devices: stage.devices(PACED.type), ...amount })
}

/** Milliseconds from due to fired of every timer that `armPaced` armed from `since` on, by the database's clock. Throws when
 *  one was early. */
export async function latenessSince(pool: Pool, since: Date): Promise<readonly number[]> {
  const { rows } = await pool.query<{ late: number }>(
    `SELECT extract(epoch FROM h.at - i.started_at)::float8 * 1000 - $3 AS late ${FIRINGS} AND i.started_at >= $4`,
    [TENANT, PACED.type, PACED.seconds * 1000, since],
  )
  const late = rows.map((row) => row.late)
  const earliest = Math.min(...late)
  if (earliest < 0) throw new Error(`A timer fired ${-earliest} ms early.`)
  return late
}

export async function databaseNow(pool: Pool): Promise<Date> {
  const { rows } = await pool.query<{ now: Date }>('SELECT clock_timestamp() AS now')
  return rows[0]?.now ?? new Date(Number.NaN)
}

export async function allFired(pool: Pool): Promise<void> {
  const since = performance.now()
  for (;;) {
    const { rows } = await pool.query<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM timer t JOIN instance i ON i.tenant_id = t.tenant_id AND i.id = t.instance_id
        WHERE i.definition_id IN ($1, $2)`,
      [OVERDUE.type, PACED.type],
    )
    if (rows[0]?.waiting === 0) return
    if (performance.now() - since > WITHIN_MS)
      throw new Error('Timers did not fire in two minutes.')
    await sleep(20)
  }
}
