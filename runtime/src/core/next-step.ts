import { LinliError, unreachable } from '@linli/schemas/linli-error'
import type { Snapshot } from '@linli/schemas/snapshot'
import { takenBack, takingTask } from './begin-at-claim.ts'
import { childEnded, childStarted } from './children/hear-child.ts'
import { stopEffect } from './children/settle-children.ts'
import { tellParent } from './children/tell-parent.ts'
import { compiledOf } from './compile-definition.ts'
import { copyInstance } from './copy-instance.ts'
import { delegateTask } from './delegate-task.ts'
import { fireTimer } from './fire-timer.ts'
import { assertNoParty } from './may-hold.ts'
import type { Moving } from './moving.ts'
import { cancelledTask, restingStep } from './moving.ts'
import { onBehalf } from './on-behalf.ts'
import { initiatorNotices } from './own-notices.ts'
import { answerQuestion, withdrawQuestion } from './questions/answer-question.ts'
import { askExtension } from './questions/ask-extension.ts'
import { askQuestion } from './questions/ask-question.ts'
import { decideExtension } from './questions/decide-extension.ts'
import { settleQuestions } from './questions/settle-questions.ts'
import { reassignTask } from './reassign-task.ts'
import { rescheduleTimers } from './reschedule-timers.ts'
import { refuseForeignFormat } from './restore-snapshot.ts'
import { sendEvent } from './send-event.ts'
import { addSigner, removeSigner } from './signing/change-signers.ts'
import type { Program, Step, StepInput, StepResult, Surroundings } from './step.ts'
import { resumeInstance, suspendInstance } from './suspend-instance.ts'
import { stillUndoable, takeBack } from './take-back.ts'
import { claimTask, completeTask, releaseTask } from './task-step.ts'
import { tellBypassed } from './tell-bypassed.ts'
import { transferTask } from './transfer-task.ts'
import { urgeInstance } from './urge-instance.ts'

/** The step an input causes, or why it causes none. Same program, snapshot, input and surroundings give the same answer.
 *  Throws the refusals of the error book: `instance.finished`, `event.unknown`, `access.denied`, `task.…`,
 *  `submission.invalid`, `snapshot.incompatible`; and the faults of a broken definition. */
// biome-ignore lint/complexity/useMaxParams: the four words of the core's law, in its order (step.ts, 1)
export function nextStep(
  program: Program,
  snapshot: Snapshot,
  input: StepInput,
  surroundings: Surroundings,
): StepResult {
  refuseForeignFormat(snapshot)
  if (snapshot.status !== 'active') {
    throw new LinliError('instance.finished', `Instance '${snapshot.number}' has ended.`)
  }
  const moving: Moving = {
    ...{ program, compiled: compiledOf(program), surroundings },
    snapshot: stillUndoable(snapshot, input),
  }
  return moving.compiled.fuel.share(() =>
    onBehalf(
      snapshot,
      input,
      tellBypassed(moving, input, settleQuestions(snapshot, input, move(moving, input))),
    ),
  )
}

function move(moving: Moving, input: StepInput): StepResult {
  switch (input.kind) {
    case 'event':
      return sendEvent(moving, input)
    case 'timer':
      return fireTimer(moving, input)
    case 'claim':
      return takingTask(moving, input, claimTask)
    case 'release':
      return releaseTask(moving, input)
    case 'transfer':
      return transferTask(moving, input)
    case 'delegate':
      return takingTask(moving, input, delegateTask)
    case 'reassign':
      return reassignTask(moving, input)
    case 'urge':
      return urgeInstance(moving, input)
    case 'add-signer':
      return addSigner(moving, input)
    case 'remove-signer':
      return removeSigner(moving, input)
    case 'ask':
      return askQuestion(moving, input)
    case 'ask-extension':
      return askExtension(moving, input)
    case 'decide-extension':
      return decideExtension(moving, input)
    case 'answer':
      return answerQuestion(moving, input)
    case 'withdraw-question':
      return withdrawQuestion(moving, input)
    case 'copy':
      return copyInstance(moving, input)
    case 'take-back':
      return takenBack(moving, takeBack(moving, input))
    case 'complete':
      return takingTask(moving, input, completeTask)
    case 'skip':
      return skipTimer(moving.snapshot, input)
    case 'reschedule':
      return rescheduleTimers(moving)
    case 'suspend':
      return suspendInstance(moving, input)
    case 'resume':
      return resumeInstance(moving, input)
    case 'cancel':
      return { kind: 'moved', step: cancelInstance(moving, input) }
    case 'child-started':
      return childStarted(moving, input)
    case 'child-ended':
      return childEnded(moving, input)
    case 'stop':
      return stopInstance(moving, input)
    default:
      return unreachable(input)
  }
}

/** I5: a timer that is skipped is disarmed, so it cannot act later. The machine stays where it is. */
function skipTimer(
  snapshot: Snapshot,
  { event, generation }: Extract<StepInput, { kind: 'skip' }>,
): StepResult {
  const skipped = snapshot.timers.find(
    (timer) => timer.event === event && timer.generation === generation,
  )
  if (skipped === undefined) return { kind: 'ignored', reason: 'stale-timer' }
  const timers = snapshot.timers.filter((timer) => timer !== skipped)
  const step = restingStep(snapshot, { timers }, { disarmed: [skipped] })
  const explanation = { ...step.explanation, about: skipped.name }
  return { kind: 'moved', step: { ...step, explanation } }
}

function cancelInstance(moving: Moving, { actor }: Extract<StepInput, { kind: 'cancel' }>): Step {
  const { program, snapshot } = moving
  assertNoParty(moving, actor)
  const step = endedStep(snapshot)
  // The reason is for staff, as in the timeline.
  const told = [
    ...tellParent(step.snapshot, program.definition),
    ...initiatorNotices('linli.cancelled', moving, { actor, reason: '' }),
  ]
  return { ...step, effects: [...step.effects, ...told] }
}

/** A child whose parent has left it. One of another invocation is none of its business. */
function stopInstance(
  { snapshot }: Moving,
  { key }: Extract<StepInput, { kind: 'stop' }>,
): StepResult {
  if (snapshot.parent?.key !== key) return { kind: 'ignored', reason: 'stale-child' }
  return { kind: 'moved', step: endedStep(snapshot) }
}

/** G9: what was cancelled cannot act, nor can what it had started. */
function endedStep({ paused: _, signings: __, children = [], ...snapshot }: Snapshot): Step {
  const step = restingStep(
    snapshot,
    { status: 'cancelled', tasks: [], timers: [] },
    {
      closed: snapshot.tasks.map(cancelledTask),
      disarmed: snapshot.timers,
    },
  )
  return { ...step, effects: children.flatMap(stopEffect) }
}
