import type { Effect } from '@linli/schemas/effect'
import { LinliError } from '@linli/schemas/linli-error'
import type { Assignment, OpenTask } from '@linli/schemas/snapshot'
import { inOrder } from './in-order.ts'
import { assertMayHold } from './may-hold.ts'
import type { Moving } from './moving.ts'
import { restingStep } from './moving.ts'
import { ownNotice } from './own-notices.ts'
import type { StepInput, StepResult } from './step.ts'
import { steerableTask, takeableTask } from './takeable-task.ts'

type Transfer = Extract<StepInput, { kind: 'transfer' }>

/** 转办: the task keeps its id and its deadline, and is one person's from now on, who is told. By its holder, by a candidate
 *  where nobody holds it, or by an official, also over somebody's head. Ignored where it is that person's already.
 *  Throws `access.denied` for a resident, as `assertMayHold` for the other
 *  person, and as `claimTask`. */
export function transferTask(moving: Moving, input: Transfer): StepResult {
  const { snapshot } = moving
  const { taskId, actor, to } = input
  if (actor.role === 'resident') {
    throw new LinliError('access.denied', 'A resident hands no task on.')
  }
  const task = handedTask(moving, input)
  const { assignment, returnsTo, ...rest } = task
  if (assignment.kind === 'account' && assignment.accountId === to) {
    return { kind: 'ignored', reason: 'no-change' }
  }
  assertMayHold(moving, task, to)
  assertNotAsker(task, input)
  // Whoever delegated it and has it again decides herself.
  const isBack = returnsTo?.kind === 'account' && returnsTo.accountId === to
  const changed: OpenTask = {
    ...rest,
    ...(returnsTo === undefined || isBack ? {} : { returnsTo }),
    assignment: assignmentTo(input),
    holderId: null,
  }
  const tasks = snapshot.tasks.map((open) => (open === task ? changed : open))
  const step = restingStep(snapshot, { tasks }, { changed: [changed] })
  return {
    kind: 'moved',
    step: {
      ...step,
      reassigned: [taskId],
      // Whoever took it over herself knows.
      effects: to === actor.accountId ? [] : [transferred(moving, task, input)],
    },
  }
}

function transferred(moving: Moving, task: OpenTask, { to: accountId, reason }: Transfer): Effect {
  const to = { kind: 'account' as const, accountId }
  return ownNotice('linli.transferred', moving, { task, to, reason })
}

/** Whoever asked for more time neither decides it nor chooses who does. Throws `task.excluded`. */
function assertNotAsker({ question }: OpenTask, { to, actor }: Transfer): void {
  if (question?.kind !== 'extension') return
  if (question.by !== to && question.by !== actor.accountId) return
  throw new LinliError('task.excluded', 'Whoever asked for more time has no say in it.')
}

/** An official hands on what anybody holds, and whoever delegated a task what is hers. */
function handedTask(moving: Moving, input: Transfer): OpenTask {
  const { actor } = input
  const task = steerableTask(moving, input)
  const { returnsTo } = task
  const isHers = returnsTo?.kind === 'account' && returnsTo.accountId === actor.accountId
  return actor.role === 'official' || isHers ? task : takeableTask(moving, input)
}

function assignmentTo({ to, actor, reason }: Transfer): Assignment {
  const why = inOrder({ strategy: 'transfer', accountId: to, by: actor.accountId, reason })
  return { accountId: to, kind: 'account', why }
}
