import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'

const WITHIN_MS = 120_000

/** Waits until every effect has left; answers after how many ms. Throws when some still wait after two minutes. */
export async function outboxDrained(pool: Pool): Promise<number> {
  const since = performance.now()
  for (;;) {
    const { rows } = await pool.query('SELECT FROM outbox LIMIT 1')
    const elapsed = Math.round(performance.now() - since)
    if (rows.length === 0) return elapsed
    if (elapsed > WITHIN_MS) throw new Error('Effects still wait in the outbox after two minutes.')
    await sleep(50)
  }
}
