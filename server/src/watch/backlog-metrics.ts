import type pg from 'pg'
import { Gauge, type Registry } from 'prom-client'

/** Asked at most this often, however many scrapers there are. */
const FRESH_MS = 5_000
/** Counting stops here: more says nothing new and costs the database. */
const COUNTED = 100_000

interface Backlog {
  readonly outbox: number
  readonly oldest: number
  readonly overdue: number
}

/** What the whole installation has waiting, by the database's clock; every node tells the same. While the database is
 *  away the gauges show no value, which is true. */
export function createBacklogMetrics(registry: Registry): (pool: pg.Pool) => void {
  let load: () => Promise<Backlog | null> = async () => null
  const gauge = (name: keyof Backlog, [metric, help]: readonly [string, string]) =>
    new Gauge({
      ...{ name: metric, help, registers: [registry] },
      async collect() {
        const backlog = await load()
        if (backlog === null) this.remove()
        else this.set(backlog[name])
      },
    })
  gauge('outbox', [
    'linli_outbox_waiting',
    `Effects that have not left yet, counted to ${COUNTED}.`,
  ])
  gauge('oldest', [
    'linli_outbox_oldest_seconds',
    'Age of the oldest effect that has not left yet.',
  ])
  gauge('overdue', ['linli_timers_overdue', `Timers that are due and not fired, to ${COUNTED}.`])
  return (pool) => {
    load = fresh(() => askBacklog(pool))
  }
}

function fresh(ask: () => Promise<Backlog>): () => Promise<Backlog | null> {
  let askedAt = Number.NEGATIVE_INFINITY
  let answer: Promise<Backlog | null> = Promise.resolve(null)
  return () => {
    const now = performance.now()
    if (now - askedAt < FRESH_MS) return answer
    askedAt = now
    answer = ask().catch(() => null)
    return answer
  }
}

async function askBacklog(pool: pg.Pool): Promise<Backlog> {
  const { rows } = await pool.query<Backlog>({
    name: 'backlog',
    text: `SELECT count(*)::int AS outbox,
                  coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS oldest,
                  (SELECT count(*)::int
                     FROM (SELECT 1 FROM timer WHERE due_at <= now() LIMIT ${COUNTED}) AS t) AS overdue
             FROM (SELECT created_at FROM outbox ORDER BY next_attempt_at LIMIT ${COUNTED}) AS o`,
  })
  return rows[0] ?? { outbox: 0, oldest: 0, overdue: 0 }
}
