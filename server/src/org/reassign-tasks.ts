import type { Engine } from '@linli/runtime'
import type { Actor } from '@linli/schemas/org'
import type pg from 'pg'
import type { Passes } from '../database/start-passes.ts'
import { startPasses } from '../database/start-passes.ts'
import { refusalOf } from '../people/leave/refusal-of.ts'

const POLL_MS = 2_000
const ABREAST = 20
/** Whoever opened a task by the tree of before has committed it by then (see server/src/calendar/apply-calendars.ts). */
const STRAGGLER_SECONDS = 60

interface Reassigning {
  readonly pool: pg.Pool
  readonly engine: Pick<Engine, 'reassign'>
}

/** Assigns the tasks of changed trees anew, each in a step of its own. Repeating one is harmless, so several nodes may do the same, and
 *  what is interrupted is done again. A minute later each change is looked at once more, for tasks that opened meanwhile. */
export function startReassigning({
  onTrouble,
  ...ports
}: Reassigning & { readonly onTrouble: (error: unknown) => void }): Passes {
  const pass = async (isStopped: () => boolean) => {
    await findStragglers(ports.pool)
    for (;;) {
      const waiting = await loadWaiting(ports.pool)
      if (waiting.length === 0 || isStopped()) return
      await Promise.all(waiting.map((each) => reassign(ports, each)))
    }
  }
  return startPasses({ everyMs: POLL_MS, pass, onTrouble })
}

interface WaitingTask {
  readonly tenantId: string
  readonly changeId: string
  readonly taskId: string
  readonly madeBy: string
}

async function loadWaiting(pool: pg.Pool): Promise<WaitingTask[]> {
  const { rows } = await pool.query<WaitingTask>({
    name: 'reassignments-to-do',
    text: `SELECT r.tenant_id AS "tenantId", r.change_id AS "changeId", r.task_id AS "taskId", c.made_by AS "madeBy"
             FROM reassignment r JOIN tree_change c ON c.tenant_id = r.tenant_id AND c.id = r.change_id
            WHERE r.state = 'waiting' AND r.due_at < clock_timestamp() ORDER BY r.due_at LIMIT ${ABREAST}`,
  })
  return rows
}

/** What is refused is told with its task; what fails in passing is tried again. */
async function reassign({ pool, engine }: Reassigning, waiting: WaitingTask): Promise<void> {
  const { tenantId, changeId, taskId, madeBy } = waiting
  const actor: Actor = { accountId: madeBy, role: 'official', posts: [] }
  const before = await assignedTo(pool, waiting)
  const refusal = await refusalOf(() => engine.reassign({ tenantId, taskId, actor }))
  const isOver = refusal !== null && OVER.includes(refusal.code)
  const isSame = isOver || (await assignedTo(pool, waiting)) === before
  const state = refusal === null || isOver ? (isSame ? 'same' : 'done') : 'refused'
  await pool.query(
    `UPDATE reassignment SET state = $4, code = $5
      WHERE tenant_id = $1 AND change_id = $2 AND task_id = $3 AND state = 'waiting'`,
    [tenantId, changeId, taskId, state, state === 'refused' ? (refusal?.code ?? null) : null],
  )
}

/** Somebody was faster. */
const OVER: readonly string[] = [
  ...['task.closed', 'task.already-completed', 'instance.finished', 'task.not-found'],
]

async function assignedTo(pool: pg.Pool, { tenantId, taskId }: WaitingTask): Promise<string> {
  const { rows } = await pool.query<{ target: string }>(
    `SELECT concat_ws(' ', assignee_id, pool_node_id, pool_post, excluded) AS target FROM task
      WHERE tenant_id = $1 AND id = $2`,
    [tenantId, taskId],
  )
  return rows[0]?.target ?? ''
}

async function findStragglers(pool: pg.Pool): Promise<void> {
  await pool.query({
    name: 'reassignments-of-stragglers',
    text: `WITH late AS (
             UPDATE tree_change SET looked_again = true
              WHERE NOT looked_again AND coalesce(undone_at, made_at) < clock_timestamp() - $1 * interval '1 second'
          RETURNING tenant_id, id, detail::jsonb AS detail, coalesce(undone_at, made_at) AS at)
           INSERT INTO reassignment (tenant_id, change_id, task_id, instance_id, state, due_at)
           SELECT l.tenant_id, l.id, t.id, t.instance_id, 'waiting', clock_timestamp()
             FROM late l
             JOIN org_above a ON a.tenant_id = l.tenant_id
              AND (l.detail -> 'into' ? a.above_id OR l.detail -> 'from' ? a.above_id)
             JOIN instance i ON i.tenant_id = l.tenant_id AND i.node_id = a.node_id AND i.ended_at IS NULL
             JOIN task t ON t.tenant_id = i.tenant_id AND t.instance_id = i.id AND t.state = 'open'
              AND t.opened_at > l.at - $1 * interval '1 second'
               ON CONFLICT DO NOTHING`,
    values: [STRAGGLER_SECONDS],
  })
}
