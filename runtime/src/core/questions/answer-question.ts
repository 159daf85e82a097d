import { LinliError } from '@linli/schemas/linli-error'
import type { OpenTask, Snapshot } from '@linli/schemas/snapshot'
import { mayTake } from '../may-take.ts'
import type { Moving } from '../moving.ts'
import { cancelledTask, restingStep } from '../moving.ts'
import { ownNotice, taskRecipients } from '../own-notices.ts'
import type { ClosedTask, Step, StepInput, StepResult } from '../step.ts'
import { openTask, takeableTask } from '../takeable-task.ts'

type Answer = Extract<StepInput, { kind: 'answer' }>
type Withdraw = Extract<StepInput, { kind: 'withdraw-question' }>

/** The question is answered, and whoever asked is told. Throws `task.no-question`, and as `claimTask`. */
export function answerQuestion(moving: Moving, input: Answer): StepResult {
  const task = takeableTask(moving, input)
  const { by, kind } = questionOf(task)
  if (kind === 'extension') {
    throw new LinliError('task.no-question', `The task '${task.id}' is decided, not answered.`)
  }
  const { accountId } = input.actor
  const answered: ClosedTask = {
    task: { ...task, holderId: accountId },
    reason: 'completed',
    outcome: 'answered',
    answers: { text: input.text },
    by: accountId,
  }
  const told = ownNotice('linli.answered', moving, {
    ...{ task, reason: input.text, to: { kind: 'account', accountId: by } },
  })
  return { kind: 'moved', step: { ...closing(moving.snapshot, answered), effects: [told] } }
}

/** Whoever asked needs no answer any more; an official who is not asked herself may say so too. Throws `access.denied` for others, `task.no-question`,
 *  `task.closed`. */
export function withdrawQuestion(moving: Moving, { taskId, actor }: Withdraw): StepResult {
  const { snapshot } = moving
  const task = openTask(snapshot, taskId)
  const isHers = mayTake(task.assignment, actor) || task.holderId === actor.accountId
  const mayAs = actor.role === 'official' && !isHers
  if (questionOf(task).by !== actor.accountId && !mayAs) {
    throw new LinliError('access.denied', 'Whoever asked and officials withdraw a question.')
  }
  const told = ownNotice('linli.question-withdrawn', moving, {
    ...{ task, reason: '', to: taskRecipients(task) },
  })
  const step = closing(snapshot, cancelledTask(task))
  return { kind: 'moved', step: { ...step, effects: [told] } }
}

function questionOf(task: OpenTask) {
  if (task.question !== undefined) return task.question
  throw new LinliError('task.no-question', `The task '${task.id}' is no question.`)
}

function closing(snapshot: Snapshot, closed: ClosedTask): Step {
  const tasks = snapshot.tasks.filter(({ id }) => id !== closed.task.id)
  const step = restingStep(snapshot, { tasks }, { closed: [closed] })
  return { ...step, explanation: { ...step.explanation, about: closed.task.name } }
}
