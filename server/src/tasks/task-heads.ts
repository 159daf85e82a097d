import type { Engine, RememberedTask, TaskKey } from '@linli/runtime'
import type pg from 'pg'
import { mayReadTask, type TaskReaders } from '../access/readable.ts'
import type { Viewer } from '../access/viewer.ts'
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
  /** For a command on the task: what this process remembers may let the viewer try, since the command's step is fenced;
   *  only the database says that she may not read it, which is null. */
  findReadable(viewer: Viewer, taskId: string): Promise<TaskHead | null>
}

interface HeadRow extends TaskHead {
  readonly place: number
}

/** Many requests share one statement; a command on a task that the engine has at hand asks none. */
export function createTaskHeads(pool: pg.Pool, engine: Pick<Engine, 'rememberedTask'>): TaskHeads {
  const load = gather(async (keys: readonly TaskKey[]) => {
    const rows = await loadHeads(pool, keys).catch((error: unknown) => {
      throw driverError(error)
    })
    const heads = new Map(rows.map(({ place, ...head }) => [place, head]))
    return keys.map((_, index) => heads.get(index + 1) ?? null)
  })
  return {
    find: (tenantId, taskId) => load({ tenantId, taskId }),
    async findReadable(viewer, taskId) {
      const key = { tenantId: viewer.tenantId, taskId }
      const remembered = engine.rememberedTask(key)
      const known = remembered === null ? null : headOf(key.tenantId, remembered)
      if (known !== null && mayReadTask(viewer, known)) return known
      const head = await load(key)
      return head !== null && mayReadTask(viewer, head) ? head : null
    },
  }
}

function headOf(tenantId: string, { task, ...version }: RememberedTask): TaskHead {
  const { assignment, name, holderId } = task
  const pool = assignment.kind === 'post' ? assignment : null
  return {
    ...version,
    tenantId,
    name,
    holderId,
    completedBy: null,
    askedBy: task.question?.by ?? delegatorOf(task),
    assigneeId: assignment.kind === 'account' ? assignment.accountId : null,
    poolNodeId: pool?.nodeId ?? null,
    poolPost: pool?.post ?? null,
    excluded: pool?.excluded ?? [],
    // The engine remembers no tree: whoever reads it by her nodes asks the database.
    nodesAbove: [],
  }
}

function delegatorOf({ returnsTo }: RememberedTask['task']): string | null {
  return returnsTo?.kind === 'account' ? returnsTo.accountId : null
}

async function loadHeads(pool: pg.Pool, keys: readonly TaskKey[]): Promise<readonly HeadRow[]> {
  const { rows } = await pool.query<HeadRow>({
    name: 'task-heads',
    // `limit 1` and the inner select leave the planner one way only: by key, whatever it believes of the tables' sizes.
    text: `SELECT k.place::int4 AS place, x.*
             FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS k(tenant_id, id, place)
            CROSS JOIN LATERAL (
              SELECT t.tenant_id AS "tenantId", t.name, t.holder_id AS "holderId", t.completed_by AS "completedBy",
                     t.assignee_id AS "assigneeId", t.asked_by AS "askedBy", t.pool_node_id AS "poolNodeId", t.pool_post AS "poolPost",
                     t.excluded, t.definition_id AS "definitionId",
                     (SELECT i.version_number FROM instance i
                       WHERE i.tenant_id = t.tenant_id AND i.id = t.instance_id) AS "versionNumber",
                     ARRAY(SELECT a.above_id FROM instance i JOIN org_above a ON a.tenant_id = i.tenant_id AND a.node_id = i.node_id
                            WHERE i.tenant_id = t.tenant_id AND i.id = t.instance_id) AS "nodesAbove"
                FROM task t WHERE t.tenant_id = k.tenant_id AND t.id = k.id LIMIT 1
            ) x`,
    values: [keys.map((key) => key.tenantId), keys.map((key) => key.taskId)],
  })
  return rows
}
