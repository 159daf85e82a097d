import { LinliError } from '@linli/schemas/linli-error'
import type { OpenTask, Snapshot } from '@linli/schemas/snapshot'
import { cancelledTask } from '../moving.ts'
import type { Step, StepInput, StepResult } from '../step.ts'
import { isQuestion } from './is-question.ts'

/** What a step does to the questions that were open before it: what else was asked about a task ends with it, and the staff do not
 *  end an instance while a supervision waits for its answer. Timers, devices and residents may: they cannot answer it.
 *  Throws `question.unanswered`. */
export function settleQuestions(
  before: Snapshot,
  input: StepInput,
  result: StepResult,
): StepResult {
  if (result.kind !== 'moved' || !before.tasks.some(isQuestion)) return result
  if (endsByStaff(input, result.step) && before.tasks.some(isSupervision)) {
    throw new LinliError('question.unanswered', 'A supervision waits for its answer.')
  }
  return { kind: 'moved', step: withoutOrphans(result.step) }
}

function endsByStaff(input: StepInput, { snapshot }: Step): boolean {
  if (snapshot.status !== 'done') return false
  if (input.kind !== 'complete' && input.kind !== 'event') return false
  return input.actor.role === 'official' || input.actor.role === 'worker'
}

function isSupervision({ question }: OpenTask): boolean {
  return question?.kind === 'supervision'
}

function withoutOrphans(step: Step): Step {
  const orphans = orphansOf(step.snapshot.tasks)
  if (orphans.length === 0) return step
  const tasks = step.snapshot.tasks.filter((task) => !orphans.includes(task))
  return {
    ...step,
    snapshot: { ...step.snapshot, tasks },
    closed: [...step.closed, ...orphans.map(cancelledTask)],
  }
}

/** What was asked about a task that is not open, but for a supervision. */
export function orphansOf(tasks: readonly OpenTask[]): OpenTask[] {
  return tasks.filter(
    ({ question }) =>
      question !== undefined &&
      question.kind !== 'supervision' &&
      !tasks.some(({ id }) => id === question.about),
  )
}
