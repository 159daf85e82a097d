import type { Column, WritePart } from '../write-part.ts'
import { ASSIGNMENT_COLUMNS, answersText, receiptText, type TaskRow } from './insert-tasks.ts'

const COLUMNS: readonly Column<TaskRow>[] = [
  { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
  { name: 'id', type: 'text', of: (row) => row.task.id },
  { name: 'state', type: 'text', of: (row) => row.closed?.reason ?? 'open' },
  { name: 'holder_id', type: 'text', of: (row) => row.task.holderId },
  { name: 'due_at', type: 'int8', of: (row) => row.task.dueAt },
  { name: 'completed_by', type: 'text', of: (row) => row.closed?.by ?? null },
  { name: 'completion_key', type: 'text', of: (row) => row.completion?.key ?? null },
  { name: 'completion_answer', type: 'text', of: (row) => receiptText(row.completion) },
  { name: 'outcome', type: 'text', of: (row) => row.closed?.outcome ?? null },
  { name: 'answers', type: 'text', of: (row) => answersText(row.closed) },
]

/** Closes tasks, or changes their holder or due instant. The snapshot's fence has already decided who may; a row that is
 *  not open any more would break I6, so it counts as a lost fence too. Locks the task rows until the commit. Asks for
 *  `closed_at`, because `state` would let the planner walk a partial index instead of the key. */
export const updateTasks: WritePart<TaskRow> = {
  name: 'next_tasks',
  isFence: true,
  columns: COLUMNS,
  sql: (rows, now) => updateText(rows, now, ''),
}

/** The same of tasks that are somebody else's now, or go by another name. Most changes are neither, and need not carry it. */
export const reassignTasks: WritePart<TaskRow> = {
  name: 'reassigned_tasks',
  isFence: true,
  columns: [
    ...COLUMNS,
    { name: 'name', type: 'text', of: (row) => row.task.name },
    ...ASSIGNMENT_COLUMNS,
  ],
  sql: (rows, now) =>
    updateText(
      rows,
      now,
      `, name = r.name, pool_node_id = r.pool_node_id, pool_post = r.pool_post, assignee_id = r.assignee_id,
                      excluded = r.excluded::text[], why = r.why, asked_by = r.asked_by`,
    ),
}

function updateText(rows: string, now: string, more: string): string {
  return `
    update task t set state = r.state, holder_id = r.holder_id, due_at = to_timestamp(r.due_at::float8 / 1000),
                      closed_at = case when r.state = 'open' then null else ${now} end,
                      completed_by = r.completed_by, completion_key = r.completion_key,
                      completion_answer = r.completion_answer, outcome = r.outcome, answers = r.answers${more}
    from ${rows}
    where t.tenant_id = r.tenant_id and t.id = r.id and t.closed_at is null
    returning 1`
}
