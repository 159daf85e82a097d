import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { findBrokenInvariants } from '../support/invariant-checker.ts'
import { gatherHistory, stepDigest } from '../support/whole-history.ts'
import { TIMER_SECONDS } from './chaos-definition.ts'

/** A timer waits twice as long with every node that died with it: 10 s, 20 s, ... */
const QUIET_WITHIN_MS = 600_000
const STUCK_AFTER_MS = 10_000

/** What must hold whatever anybody was told. Waits until everything has ended by itself, then looks.
 *  Leaves the table `whole_history`, which the other checks read. Each violation is one sentence with the first few rows that show it. */
export async function checkDatabase(pool: Pool): Promise<readonly string[]> {
  const unquiet = await waitUntilQuiet(pool)
  await gatherHistory(pool)
  const found: string[] = []
  for (const [sentence, query] of RULES) {
    const { rows } = await pool.query<Record<string, unknown>>(query)
    if (rows.length === 0) continue
    found.push(`${sentence} ${rows.length} rows, such as ${JSON.stringify(rows.slice(0, 3))}`)
  }
  return [...unquiet, ...found, ...(await findBrokenInvariants(pool))]
}

interface Waiting {
  readonly timers: number
  readonly effects: number
  readonly instances: number
}
const NOTHING: Waiting = { timers: 0, effects: 0, instances: 0 }
const WAITING = `SELECT
  (SELECT count(*)::int FROM timer) AS timers,
  (SELECT count(*)::int FROM outbox) AS effects,
  (SELECT count(*)::int FROM instance WHERE ended_at IS NULL) AS instances`

async function waitUntilQuiet(pool: Pool): Promise<readonly string[]> {
  const since = performance.now()
  let stuckSince: number | null = null
  for (;;) {
    const { rows } = await pool.query<Waiting>(WAITING)
    const [{ timers, effects, instances } = NOTHING] = rows
    if (timers + effects + instances === 0) return []
    // Whoever is neither waited for by a timer nor by an effect will wait for ever.
    stuckSince = timers + effects > 0 ? null : (stuckSince ?? performance.now())
    const isStuck = stuckSince !== null && performance.now() - stuckSince > STUCK_AFTER_MS
    if (isStuck || performance.now() - since > QUIET_WITHIN_MS) {
      return [`I5, I7: not everything ended by itself: ${JSON.stringify(rows[0])}`]
    }
    await sleep(200)
  }
}

const DURATIONS = Object.entries(TIMER_SECONDS)
  .map(([name, seconds]) => `('${name}', interval '${seconds} seconds')`)
  .join(', ')

/** Each query returns what breaks its sentence. */
const RULES: readonly (readonly [string, string])[] = [
  [
    'I3: history counts from 1 without a gap up to the snapshot.',
    `SELECT i.id, s.seq, count(h.seq)::int AS steps, min(h.seq) AS first, max(h.seq) AS last
       FROM instance i
       LEFT JOIN instance_snapshot s ON s.tenant_id = i.tenant_id AND s.instance_id = i.id
       LEFT JOIN whole_history h ON h.tenant_id = i.tenant_id AND h.instance_id = i.id
      GROUP BY i.id, s.seq
     HAVING s.seq IS NULL OR min(h.seq) <> 1 OR max(h.seq) <> s.seq OR count(h.seq) <> s.seq`,
  ],
  [
    'I3: a step stays what it was when it was written, byte for byte, also when it is packed.',
    `SELECT coalesce(h.instance_id, w.instance_id) AS instance_id, coalesce(h.seq, w.seq) AS seq,
            h.seq IS NULL AS lost, w.seq IS NULL AS never_written
       FROM whole_history h
       FULL JOIN witnessed_step w ON w.tenant_id = h.tenant_id AND w.instance_id = h.instance_id AND w.seq = h.seq
      WHERE h.seq IS NULL OR w.seq IS NULL OR w.digest <> ${stepDigest('h')}`,
  ],
  [
    'I5: a timer fires once.',
    `SELECT instance_id, input::jsonb #>> '{input,event}' AS event, input::jsonb #>> '{input,generation}' AS generation
       FROM whole_history h WHERE kind = 'timer' GROUP BY 1, 2, 3 HAVING count(*) > 1`,
  ],
  [
    'I5: a timer never fires early.',
    `SELECT f.instance_id, f.input, a.at AS armed, f.at AS fired
       FROM whole_history f
       JOIN whole_history a ON a.tenant_id = f.tenant_id AND a.instance_id = f.instance_id
        AND a.seq = (f.input::jsonb #>> '{input,generation}')::int
       JOIN (VALUES ${DURATIONS}) AS d(name, lasts)
         ON f.input::jsonb #>> '{input,event}' LIKE 'xstate.after.' || d.name || '.%'
       JOIN witnessed_step w ON w.tenant_id = f.tenant_id AND w.instance_id = f.instance_id AND w.seq = f.seq
      WHERE f.kind = 'timer' AND least(f.at, w.at) < a.at + d.lasts`,
  ],
  [
    'I5: a step is dated by the database, whatever the clock of its node says: not later than it was written, and not by minutes earlier.',
    `SELECT h.instance_id, h.seq, h.at, w.at AS written
       FROM whole_history h
       LEFT JOIN witnessed_step w ON w.tenant_id = h.tenant_id AND w.instance_id = h.instance_id AND w.seq = h.seq
      WHERE w.at IS NULL OR h.at > w.at + interval '5 milliseconds' OR h.at < w.at - interval '1 minute'`,
  ],
  [
    'I6: a task is closed, and completed at most once, by what history says.',
    `SELECT t.id, t.state, count(h.seq)::int AS completions
       FROM task t
       LEFT JOIN whole_history h ON h.tenant_id = t.tenant_id AND h.instance_id = t.instance_id
        AND h.kind = 'complete' AND h.input::jsonb #>> '{input,taskId}' = t.id
      GROUP BY t.id, t.state
     HAVING t.state = 'open' OR count(h.seq) <> CASE t.state WHEN 'completed' THEN 1 ELSE 0 END`,
  ],
  [
    'I7: a delivered notice is one row for whom it goes to, or for each holder of the post.',
    `SELECT o.id, count(n.id)::int AS notices
       FROM planned_effect o
       LEFT JOIN notice n ON n.tenant_id = o.tenant_id AND n.id LIKE o.id || '%'
        AND n.instance_id = o.instance_id AND substr(n.id, length(o.id) + 1, 1) NOT BETWEEN '0' AND '9'
      WHERE o.effect::jsonb ->> 'kind' = 'notice'
      GROUP BY o.tenant_id, o.id, o.effect
     HAVING count(n.id) <> CASE o.effect::jsonb #>> '{to,kind}' WHEN 'account' THEN 1
            ELSE (SELECT count(*) FROM post p WHERE p.tenant_id = o.tenant_id) END`,
  ],
  [
    'I7: a notice comes from an effect.',
    `SELECT n.id FROM notice n
      WHERE NOT EXISTS (SELECT FROM planned_effect o WHERE o.tenant_id = n.tenant_id
        AND o.instance_id = n.instance_id AND n.id LIKE o.id || '%')`,
  ],
  // A lease lasts 15 s from the commit at least. Where a PostgreSQL dies under a delivery, nobody knows whether it was written.
  [
    'I7: a notice is not handed over again while it is leased, unless PostgreSQL has died meanwhile.',
    `SELECT n.id, array_agg(n.at ORDER BY n.at) AS written, h.at AS committed
       FROM written_notice n
       JOIN whole_history h ON h.tenant_id = n.tenant_id AND h.instance_id::text = split_part(n.id, '.', 1)
        AND h.seq = split_part(n.id, '.', 2)::int
      WHERE n.at < h.at + interval '12 seconds'
      GROUP BY n.tenant_id, n.id, n.postgres_since, h.at
     HAVING count(*) > 1`,
  ],
  ['I9: nothing became an incident.', 'SELECT instance_id, code, message FROM incident'],
  [
    'I4: an ended instance holds no key.',
    'SELECT c.key FROM correlation c JOIN instance i ON i.id = c.instance_id WHERE i.ended_at IS NOT NULL',
  ],
]
