import type pg from 'pg'

/** Bytes of a draft's answers; what is longer stays on the device on which it was written. */
export const MAX_DRAFT_BYTES = 64 * 1024

/** As long as a device keeps one that nobody goes on with. */
const KEPT_DAYS = 30

export interface DraftChange {
  readonly tenantId: string
  readonly taskId: string
  readonly accountId: string
  /** JSON; null throws the draft away. */
  readonly answers: string | null
  /** UUID that the draft has from now on. */
  readonly revision: string
  /** The revision that the change was made on; null where there was none. */
  readonly baseRevision: string | null
}

/** `saved`; `changed`: there is another draft than the one the change was made on, and nothing is written; `not-held`: she does not hold
 *  the task, or it is over. */
export type DraftVerdict = 'saved' | 'changed' | 'not-held'

/** Compare-and-set on the revision. The row of the task is held while it is written, so that nobody closes it or hands it on in between
 *  without taking the draft along. */
export async function replaceTaskDraft(
  pool: Pick<pg.Pool, 'query'>,
  change: DraftChange,
): Promise<DraftVerdict> {
  const { tenantId, taskId, accountId, answers, revision, baseRevision } = change
  const first = `INSERT INTO task_draft (tenant_id, task_id, account_id, answers, revision)
                 SELECT tenant_id, id, $3, $4, $5::uuid FROM held ON CONFLICT DO NOTHING RETURNING 1`
  const next = `UPDATE task_draft d SET answers = $4, revision = $5::uuid, saved_at = now() FROM held
                 WHERE d.tenant_id = held.tenant_id AND d.task_id = held.id AND d.account_id = $3
                   AND d.revision = $6::uuid RETURNING 1`
  const { rows } = await pool.query<{ isHeld: boolean; isSaved: boolean }>(
    `WITH held AS (
       SELECT tenant_id, id FROM task
        WHERE tenant_id = $1 AND id = $2 AND state = 'open' AND holder_id = $3 FOR SHARE
     ), written AS (${baseRevision === null ? first : next})
     SELECT EXISTS (SELECT 1 FROM held) AS "isHeld", EXISTS (SELECT 1 FROM written) AS "isSaved"`,
    [
      ...[tenantId, taskId, accountId, answers, revision],
      ...(baseRevision === null ? [] : [baseRevision]),
    ],
  )
  if (rows[0]?.isSaved === true) return 'saved'
  return rows[0]?.isHeld === true ? 'changed' : 'not-held'
}

/** Removes drafts that nobody has gone on with for as long as a device keeps them. Returns how many; throws the driver's error. */
export async function pruneTaskDrafts(pool: pg.Pool, limit: number): Promise<number> {
  const { rowCount } = await pool.query(
    `DELETE FROM task_draft WHERE (tenant_id, task_id) IN (
       SELECT tenant_id, task_id FROM task_draft
        WHERE saved_at < now() - $1 * interval '1 day' LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    [KEPT_DAYS, limit],
  )
  return rowCount ?? 0
}
