import type { Pool } from 'pg'

/** SQL of every step ever taken, with the columns of `history`, whether it is there still or was packed (ADR 0020). What
 *  is asked of one instance unpacks the archive of that one only. */
export const WHOLE_HISTORY = `(
  SELECT tenant_id, instance_id, seq, at, kind, actor_id, input, explanation, snapshot_hash FROM history
  UNION ALL
  SELECT a.tenant_id, a.instance_id, s.seq, to_timestamp(s.at / 1000.0)::timestamptz(3), s.kind, s."actorId", s.input,
         s.explanation, s."snapshotHash"
    FROM history_archive a
   CROSS JOIN json_to_recordset(a.steps::json) AS s(seq int, at bigint, kind text, "actorId" text, input text,
         explanation text, "snapshotHash" text))`

/** Puts every step into a table `whole_history` of its own, anew: what is asked of all instances at once would unpack
 *  archives again and again. For databases of tests, which nobody writes to meanwhile. */
export async function gatherHistory(pool: Pool): Promise<void> {
  await pool.query(`
    DROP TABLE IF EXISTS whole_history;
    CREATE TABLE whole_history AS SELECT * FROM ${WHOLE_HISTORY} h;
    CREATE INDEX ON whole_history (tenant_id, instance_id, seq);
    ANALYZE`)
}

/** SQL of a fingerprint of all that a step says, in whichever of both places it stands. */
export function stepDigest(step: string): string {
  const columns = ['kind', 'actor_id', 'input', 'explanation', 'snapshot_hash']
  const texts = columns.map((column) => `${step}.${column}`).join(', ')
  return `md5(json_build_array((extract(epoch FROM ${step}.at) * 1000)::int8, ${texts})::text)`
}
