import type { Pool } from 'pg'
import { ANONYMOUS_ID } from '../core/first-step.ts'

export interface ArchiveQuestion {
  readonly tenantId: string
  /** Instances that ended more days of 24 hours ago than this, by the database's clock. */
  readonly afterDays: number
  /** Where the last batch stopped; null at the beginning. */
  readonly cursor: string | null
  readonly limit: number
}
export interface ArchivedBatch {
  readonly count: number
  /** Null when no instance is left behind the cursor. */
  readonly cursor: string | null
}

/** Clocks of nodes, which instance ids begin with, are together within a day. It only bounds what is looked at. */
const SLACK_MS = 86_400_000
const DAY_MS = 86_400_000
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** Moves the history of finished instances of one tenant from `history` to `history_archive`: all steps of an instance in
 *  one statement, byte for byte, or none. The engine takes no step of an instance that has ended, so it never misses them.
 *
 *  Locks the rows it moves, and skips instances whose first step another node has locked. Finds them by walking the key of
 *  `history`, which holds only what is not archived, up to ids that are too young: an index on the instant of the end would
 *  be one more that every end writes. Throws the driver's error. */
export async function archiveHistories(
  pool: Pool,
  { tenantId, afterDays, cursor, limit }: ArchiveQuestion,
): Promise<ArchivedBatch> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'archive-histories',
    text: `
      with finished as (
        select h.tenant_id, h.instance_id
        from history h join instance i on i.tenant_id = h.tenant_id and i.id = h.instance_id
        where h.tenant_id = $1 and h.instance_id > $2::uuid and h.instance_id < $3::uuid and h.seq = 1
          and i.ended_at < (select clock_timestamp() - $4::float8 * interval '24 hours')
        order by h.instance_id limit $5 for update of h skip locked
      ), moved as (
        delete from history h using finished f
        where h.tenant_id = f.tenant_id and h.instance_id = f.instance_id
        returning h.*
      ), named as (
        select m.tenant_id, m.instance_id, array_agg(distinct file.id) as ids
        from moved m
        cross join lateral regexp_matches(m.input, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') as found(hit)
        join file on file.tenant_id = m.tenant_id and file.id = found.hit[1]::uuid
          and (m.actor_id = file.uploaded_by or m.actor_id = $6)
        group by m.tenant_id, m.instance_id
      )
      insert into history_archive (tenant_id, instance_id, step_count, steps, file_ids, archived_at)
      select m.tenant_id, m.instance_id, count(*)::int4,
             json_agg(json_build_object(
               'seq', m.seq, 'at', (extract(epoch from m.at) * 1000)::int8, 'kind', m.kind, 'actorId', m.actor_id,
               'input', m.input, 'explanation', m.explanation, 'snapshotHash', m.snapshot_hash
             ) order by m.seq)::text,
             (select n.ids from named n where n.tenant_id = m.tenant_id and n.instance_id = m.instance_id),
             clock_timestamp()
      from moved m group by m.tenant_id, m.instance_id
      returning instance_id as id`,
    values: [tenantId, cursor ?? FIRST_ID, tooYoung(afterDays), afterDays, limit, ANONYMOUS_ID],
  })
  const ids = rows.map((row) => row.id).sort()
  return { count: ids.length, cursor: ids.length < limit ? null : (ids.at(-1) ?? null) }
}

/** An instance that ended before an instant has begun before it, and its id begins with that moment. */
function tooYoung(afterDays: number): string {
  const hex = Math.max(0, Date.now() - afterDays * DAY_MS + SLACK_MS)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}
