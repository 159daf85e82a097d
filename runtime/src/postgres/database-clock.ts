import type { Pool } from 'pg'
import type { Clock } from '../ports/clock.ts'

export interface DatabaseClock extends Clock {
  /** Measures again; called every ten seconds by itself. */
  measure(): Promise<void>
  close(): void
}

/** Bounds the drift of two quartz clocks (under 100 ppm) to about a millisecond between measurements. */
const MEASURE_EVERY_MS = 10_000

/** The database's clock read through this process' monotonic one, so a step of the machine's wall clock moves nothing.
 *  It never leads: the database's answer is taken to be as old as the whole round trip. Resolves after the first
 *  measurement. */
export async function createDatabaseClock(
  pool: Pool,
  onTrouble: (error: unknown) => void = () => undefined,
): Promise<DatabaseClock> {
  /** Database epoch ms minus `performance.now()`. */
  let offset = 0
  let latest = 0

  async function measure(): Promise<void> {
    const answer = await pool.query<{ now: string }>({
      name: 'clock-now',
      text: 'select (extract(epoch from clock_timestamp()) * 1000)::text as now',
    })
    const now = Number(answer.rows[0]?.now)
    offset = now - performance.now()
  }

  await measure()
  const timer = setInterval(() => {
    measure().catch(onTrouble)
  }, MEASURE_EVERY_MS)
  timer.unref()

  return {
    now() {
      latest = Math.max(latest, Math.floor(performance.now() + offset))
      return latest
    },
    measure,
    close() {
      clearInterval(timer)
    },
  }
}
