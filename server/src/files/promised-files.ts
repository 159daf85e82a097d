import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import type { Viewer } from '../access/viewer.ts'

/** More than a resident's forms ask for in a day; whoever promises more sends some first. */
const MOST_OPEN = 60
/** A phone that has not been on for so long sends nothing any more. */
const KEPT_DAYS = 30

/** Notes that the viewer will send photos under these ids, and gives the ids that are hers to send: an id that is anybody's already
 *  is not. Throws `request.too-many` for somebody who promises and does not send. */
export async function promiseFiles(
  pool: pg.Pool,
  { tenantId, accountId }: Viewer,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  await pool.query(
    `DELETE FROM promised_file
      WHERE tenant_id = $1 AND account_id = $2 AND promised_at < now() - $3 * interval '1 day'`,
    [tenantId, accountId, KEPT_DAYS],
  )
  const { rows: open } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM promised_file
      WHERE tenant_id = $1 AND account_id = $2 AND NOT id = ANY($3::uuid[])
        AND promised_at > now() - interval '1 day'`,
    [tenantId, accountId, ids],
  )
  if ((open[0]?.count ?? 0) + ids.length > MOST_OPEN)
    throw new LinliError('request.too-many', `More than ${MOST_OPEN} photos are still to come.`)
  await pool.query(
    `INSERT INTO promised_file (tenant_id, id, account_id)
     SELECT $1, wanted.id, $2 FROM unnest($3::uuid[]) AS wanted(id)
      WHERE NOT EXISTS (SELECT FROM file f WHERE f.tenant_id = $1 AND f.id = wanted.id)
     ON CONFLICT (tenant_id, id) DO NOTHING`,
    [tenantId, accountId, ids],
  )
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM promised_file WHERE tenant_id = $1 AND account_id = $2 AND id = ANY($3::uuid[])',
    [tenantId, accountId, ids],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Who may send a file of this id: nobody yet, or one account, which has sent it already or promised to. */
export async function whoseFile(
  pool: pg.Pool,
  { tenantId }: Viewer,
  id: string,
): Promise<{ readonly accountId: string; readonly isStored: boolean } | null> {
  const { rows } = await pool.query<{ accountId: string; isStored: boolean }>(
    `SELECT uploaded_by AS "accountId", true AS "isStored" FROM file WHERE tenant_id = $1 AND id = $2
     UNION ALL
     SELECT account_id, false FROM promised_file WHERE tenant_id = $1 AND id = $2`,
    [tenantId, id],
  )
  return rows.find(({ isStored }) => isStored) ?? rows[0] ?? null
}
