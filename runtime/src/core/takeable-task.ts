import { instanceOfDerivedId } from '@linli/schemas/ids'
import { LinliError } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import type { OpenTask, Snapshot } from '@linli/schemas/snapshot'
import { mayTake } from './may-take.ts'

/** Throws `task.closed`, `task.not-found`. */
export function openTask(snapshot: Snapshot, taskId: string): OpenTask {
  const task = snapshot.tasks.find((open) => open.id === taskId)
  if (task !== undefined) return task
  throw instanceOfDerivedId(taskId) === snapshot.instanceId
    ? new LinliError('task.closed', `The task '${taskId}' is not open any more.`)
    : new LinliError('task.not-found', `There is no task '${taskId}'.`)
}

/** The open task, when the actor may act on it. */
export function takeableTask(
  snapshot: Snapshot,
  { taskId, actor }: { readonly taskId: string; readonly actor: Actor },
): OpenTask {
  const task = openTask(snapshot, taskId)
  if (!mayTake(task.assignment, actor)) {
    throw new LinliError(
      'task.not-assigned',
      `The task '${taskId}' is not assigned to '${actor.accountId}'.`,
    )
  }
  if (task.holderId !== null && task.holderId !== actor.accountId) {
    throw new LinliError('task.held', `The task '${taskId}' is held by '${task.holderId}'.`, {
      details: { holderId: task.holderId },
    })
  }
  return task
}
