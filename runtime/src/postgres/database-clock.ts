import type { Pool } from 'pg'
import type { Clock } from '../ports/clock.ts'
import { createSyncedClock } from './synced-clock.ts'

export interface DatabaseClock extends Clock {
  /** Measures again; called every ten seconds by itself. */
  measure(): Promise<void>
  close(): void
}

const MEASURE_EVERY_MS = 10_000

/** The database's clock read through this process' monotonic one, so a step of the machine's wall clock moves nothing.
 *  Resolves after the first measurement. */
export async function createDatabaseClock(
  pool: Pool,
  onTrouble: (error: unknown) => void = () => undefined,
): Promise<DatabaseClock> {
  const clock = createSyncedClock(() => performance.now())

  async function measure(): Promise<void> {
    const sentAt = performance.now()
    const answer = await pool.query<{ now: string }>({
      name: 'clock-now',
      text: 'select (extract(epoch from clock_timestamp()) * 1000)::text as now',
    })
    clock.accept({ sentAt, theirs: Number(answer.rows[0]?.now), receivedAt: performance.now() })
  }

  await measure()
  const timer = setInterval(() => {
    measure().catch(onTrouble)
  }, MEASURE_EVERY_MS)
  timer.unref()

  return {
    now: clock.now,
    measure,
    close() {
      clearInterval(timer)
    },
  }
}
