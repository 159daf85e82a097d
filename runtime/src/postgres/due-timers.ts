import type { DueTimer } from '../ports/engine-store.ts'
import type { Database } from './database.ts'

interface TimerRow {
  readonly tenant_id: string
  readonly instance_id: string
  readonly event: string
  readonly generation: number
  readonly name: string
  readonly due_at: string
}

/** Longest cool-down of a timer whose step keeps failing. */
const MAX_LEASE_MS = 3_600_000

/** Row locks with SKIP LOCKED: nodes share the work and never wait for each other. The lease is a column, so the locks
 *  end with the statement. `clock_timestamp()` decides dueness: no node's own clock can fire a timer early (I5). It is asked in
 *  a subquery, once, because a volatile function is no bound of an index scan: every timer that waits would be read. */
export async function leaseDueTimers(
  database: Database,
  limit: number,
  leaseMs: number,
): Promise<DueTimer[]> {
  const { rows } = await database.ask<TimerRow>({
    name: 'lease-due-timers',
    text: `
      with due as (
        select tenant_id, instance_id, event, generation from timer
        where due_at <= (select clock_timestamp()) and (leased_until is null or leased_until <= clock_timestamp())
        order by due_at limit $1 for update skip locked
      )
      update timer t
      set leased_until = clock_timestamp()
            + least($2::float8 * power(2, least(t.attempts, 30)), $3::float8) * interval '1 millisecond',
          attempts = t.attempts + 1
      from due
      where t.tenant_id = due.tenant_id and t.instance_id = due.instance_id and t.event = due.event
        and t.generation = due.generation
      returning t.tenant_id, t.instance_id, t.event, t.generation, t.name,
                (extract(epoch from t.due_at) * 1000)::int8::text as due_at`,
    values: [limit, leaseMs, MAX_LEASE_MS],
  })
  return rows
    .map((row) => ({
      tenantId: row.tenant_id,
      instanceId: row.instance_id,
      timer: {
        name: row.name,
        event: row.event,
        generation: row.generation,
        dueAt: Number(row.due_at),
      },
    }))
    .sort((a, b) => a.timer.dueAt - b.timer.dueAt)
}

/** Walks the due index to the first unleased row; leased rows stand in front and are few. */
export async function loadNextDueAt(database: Database): Promise<number | null> {
  const { rows } = await database.ask<{ due_at: string }>({
    name: 'next-due-at',
    text: `select (extract(epoch from due_at) * 1000)::int8::text as due_at from timer
           where leased_until is null order by timer.due_at limit 1`,
  })
  return rows[0] === undefined ? null : Number(rows[0].due_at)
}
