import { instanceOfDerivedId } from '@linli/schemas/ids'
import { LinliError } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import type { OpenTask, Snapshot } from '@linli/schemas/snapshot'
import { assertNotExcluded } from './may-hold.ts'
import { mayTake } from './may-take.ts'
import type { Moving } from './moving.ts'

/** Throws `task.closed`, `task.not-found`. */
export function openTask(snapshot: Snapshot, taskId: string): OpenTask {
  const task = snapshot.tasks.find((open) => open.id === taskId)
  if (task !== undefined) return task
  throw instanceOfDerivedId(taskId) === snapshot.instanceId
    ? new LinliError('task.closed', `The task '${taskId}' is not open any more.`)
    : new LinliError('task.not-found', `There is no task '${taskId}'.`)
}

/** Who acts on which task. */
interface Taking {
  readonly taskId: string
  readonly actor: Actor
}

/** The open task, when the actor may act on it. Throws as `assignedTask`, and `task.excluded` for whoever may not hold it (回避). */
export function takeableTask(moving: Moving, taking: Taking): OpenTask {
  const task = assignedTask(moving.snapshot, taking)
  assertNotExcluded(moving, task, taking.actor.accountId)
  return task
}

/** An open task for somebody who chooses what becomes of it without having it. Throws as `openTask`, and `task.excluded`. */
export function steerableTask(moving: Moving, { taskId, actor }: Taking): OpenTask {
  const task = openTask(moving.snapshot, taskId)
  assertNotExcluded(moving, task, actor.accountId)
  return task
}

/** The open task, when it was given to the actor and nobody else holds it. Throws as `openTask`, `task.not-assigned`,
 *  `task.held`. */
export function assignedTask(snapshot: Snapshot, { taskId, actor }: Taking): OpenTask {
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
