import type { JsonObject } from '@linli/schemas/json'
import type { StoredTask } from '../ports/engine-store.ts'
import type { Database } from './database.ts'

interface TaskRow {
  readonly id: string
  readonly instance_id: string
  readonly state: 'completed' | 'cancelled'
  readonly completed_by: string | null
  readonly closed_at: string
  readonly outcome: string | null
  readonly completion_key: string | null
  readonly completion_answer: string | null
}

export async function loadClosedTask(
  database: Database,
  tenantId: string,
  taskId: string,
): Promise<StoredTask | null> {
  const { rows } = await database.ask<TaskRow>({
    name: 'load-closed-task',
    text: `select id, instance_id, state, completed_by, (extract(epoch from closed_at) * 1000)::int8::text as closed_at,
                  outcome, completion_key, completion_answer
           from task where tenant_id = $1 and id = $2 and state <> 'open'`,
    values: [tenantId, taskId],
  })
  const row = rows[0]
  if (row === undefined) return null
  return {
    taskId: row.id,
    instanceId: row.instance_id,
    state: row.state,
    completedBy: row.completed_by,
    closedAt: Number(row.closed_at),
    outcome: row.outcome,
    completion: receiptOf(row),
  }
}

function receiptOf(row: TaskRow): StoredTask['completion'] {
  if (row.completion_key === null || row.completion_answer === null) return null
  const { bodyHash, answer } = JSON.parse(row.completion_answer) as {
    bodyHash: string
    answer: JsonObject
  }
  return { taskId: row.id, key: row.completion_key, bodyHash, answer }
}
