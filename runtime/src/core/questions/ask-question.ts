import { derivedId } from '@linli/schemas/ids'
import { LinliError } from '@linli/schemas/linli-error'
import type { Assignment, OpenTask, Snapshot } from '@linli/schemas/snapshot'
import { inOrder } from '../in-order.ts'
import { assertMayHold } from '../may-hold.ts'
import type { Moving } from '../moving.ts'
import { restingStep } from '../moving.ts'
import { ownNotice, taskRecipients } from '../own-notices.ts'
import type { StepInput, StepResult } from '../step.ts'
import { openTask, takeableTask } from '../takeable-task.ts'
import { isQuestion, refuseQuestion } from './is-question.ts'

type Ask = Extract<StepInput, { kind: 'ask' }>

/** Open questions of one instance: what a person can still read, and a bound for the snapshot. Our own number. */
const MAX_QUESTIONS = 20

/** Opens a question beside an open task, as a task of its own that is answered in words; the machine does not know of it.
 *  Advice (协办) is asked of one person, by whoever may take the task or by an official, and ends with the task. Supervision
 *  (督办) is asked by an official, of one person or of whoever has the task, and is answered before the staff end the instance.
 *  Throws `access.denied`, `task.question`, `question.too-many`, `request.invalid` where the answer is wanted earlier than
 *  now, as `assertMayHold` for the person, and as `claimTask`. */
export function askQuestion(moving: Moving, input: Ask): StepResult {
  const { snapshot, surroundings } = moving
  const { question: kind, text, dueAt, actor } = input
  const task = askedTask(moving, input)
  if (dueAt !== null && dueAt <= surroundings.now) {
    throw new LinliError('request.invalid', 'An answer is wanted later than now.')
  }
  assertRoomForQuestion(snapshot)
  const opened: OpenTask = {
    ...whoFor(moving, task, input),
    ...{ dueAt, name: task.name, openedAt: surroundings.now },
    id: derivedId(snapshot.instanceId, snapshot.seq + 1, 0),
    // No invocation of a machine has such an id, so none that ends takes the question along.
    invokeId: `?${snapshot.seq + 1}`,
    question: { about: task.id, by: actor.accountId, kind, text },
  }
  const step = restingStep(snapshot, { tasks: [...snapshot.tasks, opened] }, {})
  const told = ownNotice(kind === 'advice' ? 'linli.advice' : 'linli.supervision', moving, {
    ...{ task, reason: text, to: taskRecipients(opened) },
  })
  const explanation = { ...step.explanation, about: task.name }
  return { kind: 'moved', step: { ...step, opened: [opened], effects: [told], explanation } }
}

/** Throws `question.too-many`. */
export function assertRoomForQuestion({ tasks }: Snapshot): void {
  if (tasks.filter(isQuestion).length < MAX_QUESTIONS) return
  throw new LinliError('question.too-many', `${MAX_QUESTIONS} questions are open already.`)
}

function askedTask(moving: Moving, input: Ask): OpenTask {
  const { question, taskId, to, actor } = input
  const isOfficial = actor.role === 'official'
  if (actor.role === 'resident' || (question === 'supervision' && !isOfficial)) {
    throw new LinliError('access.denied', 'Staff ask for advice, and officials for reports.')
  }
  if (to === actor.accountId || (to === null && question === 'advice')) {
    throw new LinliError('request.invalid', 'Advice is asked of somebody else.')
  }
  const task = isOfficial ? openTask(moving.snapshot, taskId) : takeableTask(moving, input)
  refuseQuestion(task)
  return task
}

function whoFor(
  moving: Moving,
  task: OpenTask,
  { to, actor, question }: Ask,
): Pick<OpenTask, 'assignment' | 'holderId'> {
  if (to === null) {
    const why = inOrder({ ...task.assignment.why, question })
    return { assignment: { ...task.assignment, why }, holderId: task.holderId }
  }
  assertMayHold(moving, task, to)
  const why = inOrder({ strategy: 'question', accountId: to, by: actor.accountId, question })
  const assignment: Assignment = { accountId: to, kind: 'account', why }
  return { assignment, holderId: null }
}
