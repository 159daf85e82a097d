import type pg from 'pg'

export interface StoredAudit {
  readonly id: string
  readonly at: Date
  readonly actorId: string | null
  readonly deed: string
  readonly object: string
  readonly detail: string
  /** Null until it is sealed. */
  readonly seq: number | null
}

export interface AuditSearch {
  readonly tenantId: string
  /** Null for everybody. */
  readonly actorIds: readonly string[] | null
  /** Null for everything. */
  readonly objects: readonly string[] | null
  readonly deed: string | null
  readonly from: Date | null
  /** Not included. */
  readonly to: Date | null
}

/** A place between rows in the order of their times. */
export interface AuditPlace {
  readonly at: Date
  readonly id: string
}

export interface AuditPage {
  /** Older than this. */
  readonly after: AuditPlace | null
  /** Newer than this. */
  readonly before: AuditPlace | null
  readonly limit: number
  /** Oldest first instead of newest first. */
  readonly isInverted: boolean
}

/** One page. For each person, or else each object, that is asked for it walks an index of its own from the newest row on, so that
 *  as many rows are read as are shown, however long the log is. */
export async function searchAudit(
  pool: pg.Pool,
  search: AuditSearch,
  page: AuditPage,
): Promise<readonly StoredAudit[]> {
  const values: unknown[] = [search.tenantId]
  const place = (value: unknown) => `$${values.push(value)}`
  const where = ['tenant_id = $1']
  const { keys, column } = walkOf(search)
  if (keys !== null) where.push(`${column} = walked.key`)
  if (column === 'actor_id' && search.objects !== null) {
    where.push(`object = ANY(${place(search.objects)})`)
  }
  if (search.deed !== null) where.push(`deed = ${place(search.deed)}`)
  if (search.from !== null) where.push(`at >= ${place(search.from)}`)
  if (search.to !== null) where.push(`at < ${place(search.to)}`)
  const { after, before } = page
  if (after !== null) where.push(`(at, id) < (${place(after.at)}, ${place(after.id)}::uuid)`)
  if (before !== null) where.push(`(at, id) > (${place(before.at)}, ${place(before.id)}::uuid)`)
  const direction = page.isInverted ? 'ASC' : 'DESC'
  const order = `ORDER BY at ${direction}, id ${direction} LIMIT ${place(page.limit)}`
  const own = `SELECT ${COLUMNS} FROM audit WHERE ${where.join(' AND ')} ${order}`
  const text =
    keys === null
      ? own
      : `SELECT found.* FROM unnest(${place(keys)}::text[]) AS walked(key) CROSS JOIN LATERAL (${own}) AS found ${order}`
  const { rows } = await pool.query<StoredAudit>(text, values)
  return rows
}

const COLUMNS = `id, at, actor_id AS "actorId", deed, object, detail, seq`

function walkOf({ actorIds, objects }: AuditSearch): {
  readonly keys: readonly string[] | null
  readonly column: 'actor_id' | 'object'
} {
  return actorIds === null
    ? { keys: objects, column: 'object' }
    : { keys: actorIds, column: 'actor_id' }
}
