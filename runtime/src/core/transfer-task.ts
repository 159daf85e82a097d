import type { Effect } from '@linli/schemas/effect'
import { invariant, LinliError } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import type { Assignment, OpenTask } from '@linli/schemas/snapshot'
import { excludedAccounts } from './assign-task.ts'
import { inOrder } from './in-order.ts'
import type { Moving } from './moving.ts'
import { restingStep } from './moving.ts'
import type { StepInput, StepResult } from './step.ts'
import { openTask, takeableTask } from './task-step.ts'

type Transfer = Extract<StepInput, { kind: 'transfer' }>

/** 转办: the task keeps its id and its deadline, and is one person's from now on, who is told. By its holder, by a candidate
 *  where nobody holds it, or by an official, also over somebody's head. Ignored where it is that person's already.
 *  Throws `access.denied` for a resident, `task.excluded` for somebody who may not hold it (回避), `task.nobody` for somebody without a post, and as
 *  `claimTask`. */
export function transferTask(moving: Moving, input: Transfer): StepResult {
  const { snapshot } = moving
  const { taskId, actor, to } = input
  if (actor.role === 'resident') {
    throw new LinliError('access.denied', 'A resident hands no task on.')
  }
  const task =
    actor.role === 'official' ? openTask(snapshot, taskId) : takeableTask(snapshot, input)
  const { assignment } = task
  if (assignment.kind === 'account' && assignment.accountId === to) {
    return { kind: 'ignored', reason: 'no-change' }
  }
  assertMayHold(moving, task, to)
  const changed = { ...task, assignment: assignmentTo(input), holderId: null }
  const tasks = snapshot.tasks.map((open) => (open === task ? changed : open))
  const step = restingStep(snapshot, { tasks }, { changed: [changed] })
  return {
    kind: 'moved',
    step: { ...step, reassigned: [taskId], effects: [noticeOf(moving, task, input)] },
  }
}

function assignmentTo({ to, actor, reason }: Transfer): Assignment {
  const why = inOrder({ strategy: 'transfer', accountId: to, by: actor.accountId, reason })
  return { accountId: to, kind: 'account', why }
}

function assertMayHold(
  { program, snapshot, surroundings }: Moving,
  task: OpenTask,
  to: string,
): void {
  const declared = program.definition.tasks[task.name]
  invariant(declared, `The task '${task.name}' is declared.`)
  if (excludedAccounts(declared, snapshot).includes(to)) {
    throw new LinliError('task.excluded', `'${to}' may not hold the task '${task.name}'.`)
  }
  // A replay does not ask whether she has a post: she had one then.
  const { org, recorded } = surroundings
  if (recorded !== undefined || org.holdings.some(({ accountId }) => accountId === to)) return
  throw new LinliError('task.nobody', `'${to}' has no post.`)
}

function noticeOf({ program, snapshot }: Moving, task: OpenTask, { to, reason }: Transfer): Effect {
  const title = program.definition.tasks[task.name]?.title ?? { 'zh-CN': task.name }
  return {
    kind: 'notice',
    notice: TRANSFERRED_NOTICE,
    channel: 'app',
    to: { kind: 'account', accountId: to },
    title: { 'zh-CN': '有任务转给您办', en: 'A task was handed to you' },
    body: {
      'zh-CN': `${snapshot.number}「${title['zh-CN']}」转给您办。说明：${reason}`,
      en: `${snapshot.number} “${textIn(title, 'en')}” was handed to you: ${reason}`,
    },
  }
}

/** The engine's own; a definition's notices cannot have a dot in their names. */
export const TRANSFERRED_NOTICE = 'linli.transferred'
