import { validHolding } from '@linli/runtime'
import type pg from 'pg'

/** Account ids of the officials in whose part of the street the node stands, as `Viewer.scope` says it, on a day of the city. */
export async function officialsOf(
  database: Pick<pg.Pool, 'query'>,
  {
    tenantId,
    nodeId,
    day,
  }: { readonly tenantId: string; readonly nodeId: string; readonly day: string },
): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(
    `SELECT a.id FROM account a
       LEFT JOIN LATERAL (
            SELECT bool_or(n.id IS NOT NULL AND n.parent_id IS NULL) AS whole,
                   bool_or(EXISTS (SELECT 1 FROM org_above o WHERE o.tenant_id = p.tenant_id AND o.node_id = $2
                                      AND o.above_id = p.node_id)) AS above
              FROM holding p LEFT JOIN org_node n ON n.tenant_id = p.tenant_id AND n.id = p.node_id
             WHERE p.tenant_id = a.tenant_id AND p.account_id = a.id AND ${validHolding('p', '$3')}) h ON true
      WHERE a.tenant_id = $1 AND a.role = 'official' AND a.disabled_at IS NULL AND (h.whole OR h.above
        OR NOT EXISTS (SELECT 1 FROM post e WHERE e.tenant_id = a.tenant_id AND e.account_id = a.id))
      ORDER BY a.id`,
    [tenantId, nodeId, day],
  )
  return rows.map(({ id }) => id)
}
