import { derivedId } from '@linli/schemas/ids'
import { LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Assignment, OpenTask, Signing, Snapshot } from '@linli/schemas/snapshot'
import { inOrder } from './in-order.ts'
import { assertMayHold } from './may-hold.ts'
import type { Moving } from './moving.ts'
import { cancelledTask, restingStep } from './moving.ts'
import { ownNotice, taskRecipients } from './own-notices.ts'
import { refuseQuestion } from './questions/is-question.ts'
import { signingsPart } from './signing/seats.ts'
import type { ClosedTask, Step, StepInput, StepResult } from './step.ts'
import { takeableTask } from './takeable-task.ts'

type Delegate = Extract<StepInput, { kind: 'delegate' }>

/** 委派: another person is asked what she would do, as a task of her own with the same deadline; then it comes back to whoever
 *  delegated it, and what was said decides nothing. Throws `access.denied` for a resident, `task.delegated` where it was
 *  delegated before, as `assertMayHold` for the other person, and as `claimTask`. */
export function delegateTask(moving: Moving, input: Delegate): StepResult {
  const { actor, to, reason } = input
  if (actor.role === 'resident') {
    throw new LinliError('access.denied', 'A resident delegates no task.')
  }
  const task = takeableTask(moving, input)
  refuseQuestion(task)
  if (task.returnsTo !== undefined) {
    throw new LinliError('task.delegated', `The task '${task.name}' was delegated before.`)
  }
  assertMayHold(moving, task, to)
  const why = inOrder({ strategy: 'delegate', accountId: to, by: actor.accountId, reason })
  const step = replaceTask(moving, {
    task,
    assignment: { accountId: to, kind: 'account', why },
    returnsTo: ownedBy(actor.accountId, task),
  })
  const told = ownNotice('linli.delegated', moving, {
    ...{ task, reason, to: { kind: 'account', accountId: to } },
  })
  return { kind: 'moved', step: { ...step, effects: [told] } }
}

/** What was asked for has been said: the task is with whoever delegated it again. */
export function returnTask(moving: Moving, completed: ClosedTask, returnsTo: Assignment): Step {
  const { task } = completed
  const step = replaceTask(moving, { task, assignment: returnsTo, completed })
  const [back] = step.opened
  const to = back === undefined ? [] : [taskRecipients(back)]
  const effects = to.map((each) =>
    ownNotice('linli.returned', moving, { task, to: each, reason: '' }),
  )
  const notes = [...step.explanation.notes, OPINION]
  return { ...step, effects, explanation: { ...step.explanation, notes } }
}

const OPINION: LocaleText = {
  'zh-CN': '这是受委派提出的意见，由委派人决定。',
  en: 'This is the opinion that was asked for; whoever delegated the task decides.',
}

interface Replacing {
  readonly task: OpenTask
  readonly assignment: Assignment
  readonly returnsTo?: Assignment
  readonly completed?: ClosedTask
}

/** A task takes the place of another: at its seat, with its deadline. */
function replaceTask(
  { snapshot, surroundings }: Moving,
  { task, assignment, returnsTo, completed }: Replacing,
): Step {
  const { returnsTo: _, ...rest } = task
  const opened: OpenTask = {
    ...rest,
    assignment,
    holderId: null,
    id: derivedId(snapshot.instanceId, snapshot.seq + 1, 0),
    openedAt: surroundings.now,
    ...(returnsTo === undefined ? {} : { returnsTo }),
  }
  const tasks = snapshot.tasks.map((open) =>
    open.id === task.id ? opened : askedAnew(open, task.id, opened.id),
  )
  const signings = seatedAnew(snapshot, task.id, opened.id)
  const closed = completed ?? cancelledTask(task)
  const step = restingStep(snapshot, { tasks, ...signingsPart(signings) }, { closed: [closed] })
  return { ...step, opened: [opened], explanation: { ...step.explanation, about: task.name } }
}

function seatedAnew({ signings }: Snapshot, from: string, to: string): Signing[] {
  return (signings ?? []).map((signing) => ({
    ...signing,
    seats: signing.seats.map((seat) => (seat.taskId === from ? { ...seat, taskId: to } : seat)),
  }))
}

/** Questions about the task are about the one in its place. */
function askedAnew(open: OpenTask, from: string, to: string): OpenTask {
  const { question } = open
  return question?.about === from ? { ...open, question: { ...question, about: to } } : open
}

function ownedBy(accountId: string, { assignment }: OpenTask): Assignment {
  return { accountId, kind: 'account', why: assignment.why }
}
