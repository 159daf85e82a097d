import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { OpenTask, Snapshot } from '@linli/schemas/snapshot'
import type { Decider } from './decide.ts'
import type { Moving } from './moving.ts'
import { restoreSnapshot } from './restore-snapshot.ts'
import { doneEvent, isMoved, moveMachine } from './run-machine.ts'
import { settleStep } from './settle-step.ts'
import type { ClosedTask, StepResult } from './step.ts'

/** What a task has come to. */
export interface Decided {
  readonly task: Pick<OpenTask, 'invokeId' | 'name'>
  readonly outcome: string
  readonly answers: JsonObject
  /** Account id of whoever decided it. */
  readonly by: string
  /** Account ids of all who gave the outcome; whoever decided it, without it. */
  readonly givenBy?: readonly string[]
  /** The open task that the input completed. */
  readonly completed?: ClosedTask
  /** Where the step begins, without the completed task. */
  readonly before: Snapshot
  readonly decider: Decider
}

/** The machine hears of a task's outcome, and goes on. Whatever else is open of the task is over.
 *  Throws `event.not-accepted` where the outcome leads nowhere. */
export function decideTask(moving: Moving, decided: Decided): StepResult {
  const { program, compiled, snapshot, surroundings } = moving
  const { task, outcome, answers, by, before, decider, completed } = decided
  const live = restoreSnapshot(compiled, snapshot)
  const givenBy = decided.givenBy ?? [by]
  const heard = { invokeId: task.invokeId, task: task.name, outcome, answers, by, givenBy }
  const transitioned = moveMachine(compiled, live, doneEvent(heard, surroundings.now))
  if (!isMoved(live, transitioned)) {
    throw new LinliError(
      'event.not-accepted',
      `Outcome '${outcome}' of the task '${task.name}' leads nowhere now.`,
    )
  }
  const step = settleStep({
    program,
    before: { ...before, performers: { ...before.performers, [task.name]: by } },
    ...transitioned,
    decider,
    now: surroundings.now,
    over: [task],
    ...(completed === undefined ? {} : { completed: [completed] }),
    heard: [heard],
  })
  return { kind: 'moved', step }
}
