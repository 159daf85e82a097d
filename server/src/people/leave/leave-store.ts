import type pg from 'pg'

/** Days on which a person is away. */
export interface Leave {
  readonly id: string
  readonly accountId: string
  /** `YYYY-MM-DD`, the first day. */
  readonly fromDay: string
  /** `YYYY-MM-DD`, the first day on which she is back. */
  readonly untilDay: string
  /** For officials only: it may be about her health. */
  readonly reason: string
  /** To whom her posts count too meanwhile. */
  readonly standInId: string | null
  /** Whether she is away on the day asked for. */
  readonly isNow: boolean
}

const MOST_LEAVES = 2_000

/** Of these people, newest first; those that were recorded by mistake are left out. */
export async function findLeaves(
  database: Pick<pg.Pool, 'query'>,
  {
    tenantId,
    accountIds,
    day,
  }: { readonly tenantId: string; readonly accountIds: readonly string[]; readonly day: string },
): Promise<Leave[]> {
  const { rows } = await database.query<Leave>(
    `SELECT id, account_id AS "accountId", from_day::text AS "fromDay", until_day::text AS "untilDay", reason,
            stand_in_id AS "standInId", (from_day <= $3::date AND until_day > $3::date) AS "isNow"
       FROM leave WHERE tenant_id = $1 AND account_id = ANY ($2) AND from_day < until_day
      ORDER BY from_day DESC, id LIMIT ${MOST_LEAVES}`,
    [tenantId, accountIds, day],
  )
  return rows
}
