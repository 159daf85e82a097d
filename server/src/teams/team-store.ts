import { validHolding } from '@linli/runtime'
import { LinliError } from '@linli/schemas/linli-error'
import type { Team } from '@linli/schemas/org'
import type pg from 'pg'

export type TeamHours = NonNullable<Team['hours']>

/** A node of the tree that is a team. */
export interface StoredTeam {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly kind: string
  /** Empty for always. */
  readonly hours: TeamHours
  readonly isExternal: boolean
  /** `YYYY-MM-DD`, the first day on which posts at it count no more; null for a team of our own. */
  readonly agreementUntil: string | null
  /** Days from the day asked for to the agreement's end, 0 and less where it has ended. */
  readonly agreementDays: number | null
  readonly hasRoster: boolean
  readonly isClosed: boolean
  /** Staff who hold a post at it on the day asked for. */
  readonly peopleCount: number
}

export interface TeamQuestion {
  readonly tenantId: string
  readonly day: string
  /** Null for all. */
  readonly id: string | null
}

/** In the order of the tree, closed ones too. */
export async function findTeams(
  database: Pick<pg.Pool, 'query'>,
  { tenantId, day, id }: TeamQuestion,
): Promise<StoredTeam[]> {
  const { rows } = await database.query<StoredTeam>(
    `SELECT n.id, n.parent_id AS "parentId", n.name, t.kind, coalesce(t.hours, '[]')::json AS hours,
            t.is_external AS "isExternal", t.agreement_until::text AS "agreementUntil",
            t.agreement_until - $2::date AS "agreementDays", t.has_roster AS "hasRoster",
            n.closed_at IS NOT NULL AS "isClosed", coalesce(h.count, 0)::int AS "peopleCount"
       FROM team t JOIN org_node n ON n.tenant_id = t.tenant_id AND n.id = t.node_id
       LEFT JOIN LATERAL (
            SELECT count(DISTINCT p.account_id) AS count
              FROM holding p JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
             WHERE p.tenant_id = t.tenant_id AND p.node_id = t.node_id AND a.disabled_at IS NULL
               AND ${validHolding('p', '$2')}) h ON true
      WHERE t.tenant_id = $1 AND ($3::text IS NULL OR t.node_id = $3) ORDER BY n.position, n.id`,
    [tenantId, day, id],
  )
  return rows
}

/** Throws `team.not-found`. */
export async function loadTeam(
  database: Pick<pg.Pool, 'query'>,
  question: TeamQuestion & { readonly id: string },
): Promise<StoredTeam> {
  const [team] = await findTeams(database, question)
  if (team !== undefined) return team
  throw new LinliError('team.not-found', `There is no team '${question.id}'.`)
}
