import { validHolding } from '@linli/runtime'
import type pg from 'pg'
import type { Viewer } from '../access/viewer.ts'
import { withinPart } from '../access/within-part.ts'

export interface OnlyHers {
  readonly count: number
  /** The most urgent first, at most twenty. */
  readonly tasks: readonly {
    readonly instanceId: string
    readonly number: string
    readonly name: string
    readonly definitionId: string
  }[]
}

const SHOWN = 20

/** Open tasks that nobody else can do: those she holds, those given to her by name, and the pools of posts in which nobody
 *  else counts on that day; of cases in the official's part of the street. */
export async function tasksOnlyHers(
  pool: pg.Pool,
  { tenantId, scope }: Pick<Viewer, 'tenantId' | 'scope'>,
  { accountId, day }: { readonly accountId: string; readonly day: string },
): Promise<OnlyHers> {
  const { rows } = await pool.query<OnlyHers['tasks'][number] & { count: number }>(
    `SELECT t.instance_id AS "instanceId", i.number, t.name, t.definition_id AS "definitionId", count(*) OVER ()::int AS count
       FROM task t JOIN instance i ON i.tenant_id = t.tenant_id AND i.id = t.instance_id
      WHERE t.tenant_id = $1 AND t.state = 'open' AND ${withinPart({ tenant: 'i.tenant_id', id: 'i.node_id' }, '$4')} AND (
        t.holder_id = $2
        OR (t.holder_id IS NULL AND t.assignee_id = $2)
        OR (t.holder_id IS NULL AND NOT $2 = ANY (t.excluded)
            AND (t.pool_node_id, t.pool_post) IN (
              SELECT p.node_id, p.post FROM holding p
               WHERE p.tenant_id = $1 AND p.account_id = $2 AND ${validHolding('p', '$3')})
            AND NOT EXISTS (
              SELECT 1 FROM holding o JOIN account a ON a.tenant_id = o.tenant_id AND a.id = o.account_id
               WHERE o.tenant_id = $1 AND o.node_id = t.pool_node_id AND o.post = t.pool_post AND o.account_id <> $2
                 AND a.disabled_at IS NULL AND NOT o.account_id = ANY (t.excluded) AND ${validHolding('o', '$3')})))
      ORDER BY t.urgent DESC, t.due_at NULLS LAST, t.id LIMIT ${SHOWN}`,
    [tenantId, accountId, day, scope],
  )
  return { count: rows[0]?.count ?? 0, tasks: rows }
}
