import type { Change, WorkingCalendar } from '@linli/runtime/core'
import { changedDues, latestStart } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type pg from 'pg'

/** Whose running instances are counted: all of a definition, whatever version they run on. */
export interface Running {
  readonly pool: pg.Pool
  readonly tenantId: string
  readonly definitionId: string
}

/** How many running instances stand in one of some states, for each of the sets asked for; one statement. `running` is how
 *  many there are. */
export async function countStanding(
  { pool, tenantId, definitionId }: Running,
  sets: readonly (readonly string[])[],
): Promise<{ readonly running: number; readonly standing: readonly number[] }> {
  const meant = sets.flatMap((uids, index) => uids.map((uid) => ({ index, uid })))
  const { rows } = await pool.query<{ set: number | null; count: number }>({
    name: 'count-standing',
    text: `WITH meant AS (SELECT * FROM unnest($3::int[], $4::text[]) AS m("set", uid)),
                running AS MATERIALIZED (
                  SELECT i.id, s.body::json -> 'position' AS position
                    FROM instance i
                    JOIN instance_snapshot s ON s.tenant_id = i.tenant_id AND s.instance_id = i.id
                   WHERE i.tenant_id = $1 AND i.definition_id = $2 AND i.ended_at IS NULL)
           SELECT m."set", count(DISTINCT r.id)::int AS count
             FROM running r
            CROSS JOIN LATERAL json_array_elements_text(r.position) AS p(uid)
             JOIN meant m ON m.uid = p.uid
            GROUP BY m."set"
            UNION ALL SELECT NULL, count(*)::int FROM running`,
    values: [tenantId, definitionId, meant.map(({ index }) => index), meant.map(({ uid }) => uid)],
  })
  const counts = new Map(rows.map((row) => [row.set, row.count]))
  return {
    running: counts.get(null) ?? 0,
    standing: sets.map((_, index) => counts.get(index) ?? 0),
  }
}

/** How many open tasks would be late now, and are not, if deadlines were counted as the second definition counts them: by the
 *  path of the change that tells it; one statement. A deadline counts from where its timer was armed; a timer that does
 *  not wait on the instance yet, from where the task opened. */
export async function countLate(
  { pool, tenantId, definitionId }: Running,
  { before, after }: { readonly before: Definition; readonly after: Definition },
  { now, calendar }: { readonly now: number; readonly calendar: WorkingCalendar },
): Promise<ReadonlyMap<string, number>> {
  const dues = changedDues(before, after).flatMap(({ path, task, timer, clock }) => {
    const latest = latestStart(clock, now, calendar)
    return latest === null ? [] : [{ path, task, timer, latest: new Date(latest) }]
  })
  if (dues.length === 0) return new Map()
  const { rows } = await pool.query<{ path: string; count: number }>({
    name: 'count-late',
    text: `SELECT d.path, count(*)::int AS count
             FROM unnest($3::text[], $4::text[], $5::text[], $6::timestamptz[]) AS d(path, task, timer, latest)
             JOIN task t ON t.tenant_id = $1 AND t.definition_id = $2 AND t.name = d.task AND t.state = 'open'
             JOIN instance_snapshot s ON s.tenant_id = t.tenant_id AND s.instance_id = t.instance_id
             LEFT JOIN LATERAL (
               SELECT min(coalesce(to_timestamp((a ->> 'armedAt')::float8 / 1000), h.at)) AS at
                 FROM json_array_elements(s.body::json -> 'timers') AS a
                 LEFT JOIN history h ON h.tenant_id = t.tenant_id AND h.instance_id = t.instance_id
                                    AND h.seq = (a ->> 'generation')::int
                WHERE a ->> 'name' = d.timer) armed ON true
            WHERE (t.due_at IS NULL OR t.due_at > $7::timestamptz)
              AND coalesce(armed.at, t.opened_at) <= d.latest
            GROUP BY d.path`,
    values: [
      tenantId,
      definitionId,
      dues.map(({ path }) => path),
      dues.map(({ task }) => task),
      dues.map(({ timer }) => timer),
      dues.map(({ latest }) => latest),
      new Date(now),
    ],
  })
  return new Map(rows.map((row) => [row.path, row.count]))
}

/** Changes with the same states have one count. */
export function statesOf(
  changes: readonly Pick<Change, 'bites'>[],
): readonly (readonly string[])[] {
  const sets = new Map(
    changes.flatMap(({ bites }) => (bites === 'everywhere' ? [] : [[bites.join(' '), bites]])),
  )
  return [...sets.values()]
}
