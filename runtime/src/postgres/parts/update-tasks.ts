import type { WritePart } from '../write-part.ts'
import { answersText, receiptText, type TaskRow } from './insert-tasks.ts'

/** Closes tasks, or changes their holder, due instant or, with the version, name. The snapshot's fence has already decided who may; a row that is
 *  not open any more would break I6, so it counts as a lost fence too. Locks the task rows until the commit. Asks for
 *  `closed_at`, because `state` would let the planner walk a partial index instead of the key. */
export const updateTasks: WritePart<TaskRow> = {
  name: 'next_tasks',
  isFence: true,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'id', type: 'text', of: (row) => row.task.id },
    { name: 'name', type: 'text', of: (row) => row.task.name },
    { name: 'state', type: 'text', of: (row) => row.closed?.reason ?? 'open' },
    { name: 'holder_id', type: 'text', of: (row) => row.task.holderId },
    { name: 'due_at', type: 'int8', of: (row) => row.task.dueAt },
    { name: 'completed_by', type: 'text', of: (row) => row.closed?.by ?? null },
    { name: 'completion_key', type: 'text', of: (row) => row.completion?.key ?? null },
    { name: 'completion_answer', type: 'text', of: (row) => receiptText(row.completion) },
    { name: 'outcome', type: 'text', of: (row) => row.closed?.outcome ?? null },
    { name: 'answers', type: 'text', of: (row) => answersText(row.closed) },
  ],
  sql: (rows, now) => `
    update task t set name = r.name, state = r.state, holder_id = r.holder_id, due_at = to_timestamp(r.due_at::float8 / 1000),
                      closed_at = case when r.state = 'open' then null else ${now} end,
                      completed_by = r.completed_by, completion_key = r.completion_key,
                      completion_answer = r.completion_answer, outcome = r.outcome, answers = r.answers
    from ${rows}
    where t.tenant_id = r.tenant_id and t.id = r.id and t.closed_at is null
    returning 1`,
}
