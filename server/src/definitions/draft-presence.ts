import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'

export interface PresentEditor {
  readonly name: string
  readonly since: Date
  readonly isEditing: boolean
}

export interface Presence {
  /** 0 where there is no draft. */
  readonly revision: number
  /** Longest first, at most 20; never who asks. */
  readonly others: readonly PresentEditor[]
}

export interface Look {
  readonly tenantId: string
  readonly accountId: string
  readonly definitionId: string
  readonly isEditing: boolean
}

/** Notes that somebody has a draft before her and tells who else has, by the clock of the database. Rows of a day ago go with it.
 *  Throws `definition.not-found`. */
export async function lookAtDraft(pool: pg.Pool, look: Look): Promise<Presence> {
  const { tenantId, accountId, definitionId, isEditing } = look
  const { rowCount } = await pool.query(
    `INSERT INTO draft_editor (tenant_id, definition_id, account_id, since, seen_at, is_editing)
     SELECT $1, $2, $3, now(), now(), $4
      WHERE EXISTS (SELECT FROM draft WHERE tenant_id = $1 AND definition_id = $2)
         OR EXISTS (SELECT FROM definition_version WHERE tenant_id = $1 AND definition_id = $2)
     ON CONFLICT (tenant_id, definition_id, account_id) DO UPDATE SET
       since = CASE WHEN draft_editor.seen_at < now() - interval '45 seconds' THEN now() ELSE draft_editor.since END,
       seen_at = now(), is_editing = $4`,
    [tenantId, definitionId, accountId, isEditing],
  )
  if (rowCount === 0)
    throw new LinliError('definition.not-found', `No definition '${definitionId}'.`)
  await pool.query(
    `DELETE FROM draft_editor WHERE tenant_id = $1 AND definition_id = $2 AND seen_at < now() - interval '1 day'`,
    [tenantId, definitionId],
  )
  const { rows: others } = await pool.query<PresentEditor>(
    `SELECT a.name, e.since, e.is_editing AS "isEditing"
       FROM draft_editor e JOIN account a ON a.tenant_id = e.tenant_id AND a.id = e.account_id
      WHERE e.tenant_id = $1 AND e.definition_id = $2 AND e.account_id <> $3
        AND e.seen_at > now() - interval '45 seconds'
      ORDER BY e.since, a.id LIMIT 20`,
    [tenantId, definitionId, accountId],
  )
  const { rows: drafts } = await pool.query<{ revision: number }>(
    'SELECT revision FROM draft WHERE tenant_id = $1 AND definition_id = $2',
    [tenantId, definitionId],
  )
  return { revision: drafts[0]?.revision ?? 0, others }
}
