import type pg from 'pg'
import type { RuledVersion } from './erase-due.ts'
import { dueAt, dueUntil } from './erase-due.ts'

type Database = Pick<pg.Pool, 'query'>

/** What a rule would do now, and has done. */
export interface RuleTally {
  /** Ended, and their time is over: the next pass erases them. */
  readonly due: number
  /** The same, on hold. */
  readonly held: number
  /** Ended, and their time is not over. */
  readonly waiting: number
  readonly erased: number
  /** When the first of those that wait is due. */
  readonly nextAt: Date | null
}

/** Of the instances that ended on a version. `now` is epoch ms. */
export async function tallyRule(
  database: Database,
  { definitionId, number, rule }: RuledVersion,
  { tenantId, now }: { readonly tenantId: string; readonly now: number },
): Promise<RuleTally> {
  const { rows } = await database.query<Omit<RuleTally, 'nextAt'> & { nextEnd: Date | null }>(
    `SELECT count(*) FILTER (WHERE e.is_due AND e.is_held)::int AS held,
            count(*) FILTER (WHERE e.is_due AND NOT e.is_held)::int AS due,
            count(*) FILTER (WHERE NOT e.is_erased AND NOT e.is_due)::int AS waiting,
            count(*) FILTER (WHERE e.is_erased)::int AS erased,
            min(e.ended_at) FILTER (WHERE NOT e.is_erased AND NOT e.is_due AND NOT e.is_held) AS "nextEnd"
       FROM (SELECT i.ended_at, i.erased_at IS NOT NULL AS is_erased, h.instance_id IS NOT NULL AS is_held,
                    i.erased_at IS NULL AND i.ended_at <= $4 AS is_due
               FROM instance i
               LEFT JOIN instance_hold h ON h.tenant_id = i.tenant_id AND h.instance_id = i.id
              WHERE i.tenant_id = $1 AND i.definition_id = $2 AND i.version_number = $3 AND i.ended_at IS NOT NULL) e`,
    [tenantId, definitionId, number, dueUntil(rule, now)],
  )
  const { nextEnd = null, ...counts } = rows[0] ?? { due: 0, held: 0, waiting: 0, erased: 0 }
  const nextAt = nextEnd === null ? null : dueAt(rule, nextEnd)
  return { ...counts, nextAt }
}

/** Of the instances that ended on a version, those whose time is over by its rule, on hold or not. `now` is epoch ms. */
export function whereDue({ definitionId, number, rule }: RuledVersion, now: number) {
  return {
    definitionId,
    versionNumber: number,
    erasedAt: null,
    endedAt: { lte: dueUntil(rule, now) },
  }
}

export interface StoredErasure {
  readonly number: number
  readonly at: Date
  /** A certificate as canonical JSON. */
  readonly body: string
  readonly hash: string
}

/** Newest first. */
export async function findErasures(
  database: Database,
  {
    tenantId,
    below,
    limit,
  }: { readonly tenantId: string; readonly below: number; readonly limit: number },
): Promise<StoredErasure[]> {
  const { rows } = await database.query<StoredErasure>(
    `SELECT number, at, body, hash FROM erasure WHERE tenant_id = $1 AND number < $2
      ORDER BY number DESC LIMIT $3`,
    [tenantId, below, limit],
  )
  return rows
}
