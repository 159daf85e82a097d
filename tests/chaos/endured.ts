import type { Pool } from 'pg'
import { TIMER_SECONDS } from './chaos-definition.ts'

/** What the promises allow, measured: how often effects were handed over again, and how late timers were. A campaign in
 *  which nothing was ever handed over again has struck nothing between commit and delivery. */
export interface Endured {
  /** Notices written once more with the same id; the repetition left no row. */
  readonly repeatedNotices: number
  /** Instances whose history was packed before the last one of the campaign was started. */
  readonly packed: number
  /** Seconds between a timer's due instant and the commit of its step, by the database's clock. */
  readonly timerLateness: { readonly p50: number; readonly p99: number; readonly worst: number }
}

const DURATIONS = Object.entries(TIMER_SECONDS)
  .map(([name, seconds]) => `('${name}', ${seconds})`)
  .join(', ')

export async function measureEndured(pool: Pool): Promise<Endured> {
  const repeated = await pool.query<{ count: number }>(
    `SELECT (SELECT count(*) FROM written_notice)::int - (SELECT count(*) FROM notice)::int AS count`,
  )
  const packed = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM history_archive WHERE archived_at < (SELECT max(started_at) FROM instance)`,
  )
  const late = await pool.query<Endured['timerLateness']>(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS p50,
            percentile_cont(0.99) WITHIN GROUP (ORDER BY seconds) AS p99, max(seconds) AS worst
       FROM (SELECT extract(epoch FROM w.at - a.at)::float8 - d.lasts AS seconds
               FROM whole_history f
               JOIN whole_history a ON a.tenant_id = f.tenant_id AND a.instance_id = f.instance_id
                AND a.seq = (f.input::jsonb #>> '{input,generation}')::int
               JOIN witnessed_step w ON w.tenant_id = f.tenant_id AND w.instance_id = f.instance_id
                AND w.seq = f.seq
               JOIN (VALUES ${DURATIONS}) AS d(name, lasts)
                 ON f.input::jsonb #>> '{input,event}' LIKE 'xstate.after.' || d.name || '.%'
              WHERE f.kind = 'timer') timers`,
  )
  const [timerLateness] = late.rows
  if (timerLateness === undefined) throw new Error('An aggregate has one row.')
  return {
    repeatedNotices: repeated.rows[0]?.count ?? 0,
    packed: packed.rows[0]?.count ?? 0,
    timerLateness,
  }
}
