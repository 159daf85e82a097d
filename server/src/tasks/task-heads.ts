import type pg from 'pg'
import type { TaskReaders } from '../access/readable.ts'
import { gather } from '../database/gather.ts'
import { driverError } from '../database/store-error.ts'

/** What must be known of a task before somebody acts on it. */
export interface TaskHead extends TaskReaders {
  readonly name: string
  readonly definitionId: string
  readonly versionNumber: number
}
export interface TaskHeads {
  /** As it is now; null where the tenant has no such task. */
  find(tenantId: string, taskId: string): Promise<TaskHead | null>
}

interface TaskKey {
  readonly tenantId: string
  readonly taskId: string
}
interface HeadRow extends TaskHead {
  readonly place: number
}

/** The hot path's only read besides the engine's: many requests share one statement. */
export function createTaskHeads(pool: pg.Pool): TaskHeads {
  const load = gather(async (keys: readonly TaskKey[]) => {
    const rows = await loadHeads(pool, keys).catch((error: unknown) => {
      throw driverError(error)
    })
    const heads = new Map(rows.map(({ place, ...head }) => [place, head]))
    return keys.map((_, index) => heads.get(index + 1) ?? null)
  })
  return { find: (tenantId, taskId) => load({ tenantId, taskId }) }
}

async function loadHeads(pool: pg.Pool, keys: readonly TaskKey[]): Promise<readonly HeadRow[]> {
  const { rows } = await pool.query<HeadRow>({
    name: 'task-heads',
    // `limit 1` and the inner select leave the planner one way only: by key, whatever it believes of the tables' sizes.
    text: `SELECT k.place::int4 AS place, x.*
             FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS k(tenant_id, id, place)
            CROSS JOIN LATERAL (
              SELECT t.tenant_id AS "tenantId", t.name, t.holder_id AS "holderId", t.completed_by AS "completedBy",
                     t.assignee_id AS "assigneeId", t.pool_node_id AS "poolNodeId", t.pool_post AS "poolPost",
                     t.excluded, t.definition_id AS "definitionId",
                     (SELECT i.version_number FROM instance i
                       WHERE i.tenant_id = t.tenant_id AND i.id = t.instance_id) AS "versionNumber"
                FROM task t WHERE t.tenant_id = k.tenant_id AND t.id = k.id LIMIT 1
            ) x`,
    values: [keys.map((key) => key.tenantId), keys.map((key) => key.taskId)],
  })
  return rows
}
