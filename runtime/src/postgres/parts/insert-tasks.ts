import type { OpenTask } from '@linli/schemas/snapshot'
import type { ClosedTask } from '../../core/step.ts'
import type { CompletionReceipt, InstanceKey } from '../../ports/engine-store.ts'
import type { Column, WritePart } from '../write-part.ts'

export interface TaskRow extends InstanceKey {
  readonly definitionId: string
  readonly task: OpenTask
  readonly urgent: boolean
  /** Null where the task is still open after the batch. */
  readonly closed: ClosedTask | null
  readonly completion: CompletionReceipt | null
  /** Whether it is somebody else's now than the row says. */
  readonly isReassigned: boolean
}

/** Who may act on the task. */
export const ASSIGNMENT_COLUMNS: readonly Column<TaskRow>[] = [
  { name: 'pool_node_id', type: 'text', of: ({ task }) => poolOf(task)?.nodeId ?? null },
  { name: 'pool_post', type: 'text', of: ({ task }) => poolOf(task)?.post ?? null },
  { name: 'assignee_id', type: 'text', of: ({ task }) => assigneeOf(task) },
  { name: 'excluded', type: 'text', of: ({ task }) => quotedArray(poolOf(task)?.excluded ?? []) },
  { name: 'why', type: 'text', of: ({ task }) => whyText(task) },
  { name: 'asked_by', type: 'text', of: ({ task }) => askerOf(task) },
]

/** Rows for readers; the snapshot decides. A task opened and closed within one batch is inserted closed. */
export const insertTasks: WritePart<TaskRow> = {
  name: 'new_tasks',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'id', type: 'text', of: (row) => row.task.id },
    { name: 'instance_id', type: 'uuid', of: (row) => row.instanceId },
    { name: 'definition_id', type: 'text', of: (row) => row.definitionId },
    { name: 'name', type: 'text', of: (row) => row.task.name },
    { name: 'state', type: 'text', of: (row) => row.closed?.reason ?? 'open' },
    { name: 'holder_id', type: 'text', of: (row) => row.task.holderId },
    ...ASSIGNMENT_COLUMNS,
    { name: 'urgent', type: 'bool', of: (row) => row.urgent },
    { name: 'opened_at', type: 'int8', of: (row) => row.task.openedAt },
    { name: 'due_at', type: 'int8', of: (row) => row.task.dueAt },
    { name: 'completed_by', type: 'text', of: (row) => row.closed?.by ?? null },
    { name: 'completion_key', type: 'text', of: (row) => row.completion?.key ?? null },
    { name: 'completion_answer', type: 'text', of: (row) => receiptText(row.completion) },
    { name: 'outcome', type: 'text', of: (row) => row.closed?.outcome ?? null },
    { name: 'answers', type: 'text', of: (row) => answersText(row.closed) },
    { name: 'question_kind', type: 'text', of: ({ task }) => task.question?.kind ?? null },
    { name: 'question', type: 'text', of: ({ task }) => task.question?.text ?? null },
  ],
  sql: (rows, now) => `
    insert into task (tenant_id, id, instance_id, definition_id, name, state, holder_id, pool_node_id, pool_post,
                      assignee_id, excluded, why, urgent, opened_at, due_at, closed_at, completed_by, completion_key,
                      completion_answer, outcome, answers, question_kind, question, asked_by)
    select tenant_id, id, instance_id, definition_id, name, state, holder_id, pool_node_id, pool_post,
           assignee_id, excluded::text[], why, urgent, to_timestamp(opened_at::float8 / 1000),
           to_timestamp(due_at::float8 / 1000), case when state = 'open' then null else ${now} end, completed_by,
           completion_key, completion_answer, outcome, answers, question_kind, question, asked_by
    from ${rows}`,
}

/** What the sentence of the reason is made from (`describeAssignment`). That nobody was excluded or tried goes without saying; the
 *  snapshot says it. */
function whyText({ assignment }: OpenTask): string {
  const said = Object.entries(assignment.why).filter(
    ([, item]) => !Array.isArray(item) || item.length > 0,
  )
  return JSON.stringify(Object.fromEntries(said))
}

/** Who waits for an answer: whoever asked beside a task, or delegated this one and may take it back. */
function askerOf({ question, returnsTo }: OpenTask): string | null {
  if (question !== undefined) return question.by
  return returnsTo?.kind === 'account' ? returnsTo.accountId : null
}

/** `{bodyHash, answer}` as it is read back by load-closed-task.ts. */
export function receiptText(receipt: CompletionReceipt | null): string | null {
  return receipt === null
    ? null
    : JSON.stringify({ bodyHash: receipt.bodyHash, answer: receipt.answer })
}

export function answersText(closed: ClosedTask | null): string | null {
  return closed === null || closed.answers === null ? null : JSON.stringify(closed.answers)
}

function poolOf({ assignment }: OpenTask) {
  return assignment.kind === 'post' ? assignment : null
}

function assigneeOf({ assignment }: OpenTask): string | null {
  return assignment.kind === 'account' ? assignment.accountId : null
}

/** An array inside an array of texts: each element quoted, so that none is taken for NULL. */
function quotedArray(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`
}
