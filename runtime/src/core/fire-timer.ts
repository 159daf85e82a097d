import type { OpenTask, Snapshot } from '@linli/schemas/snapshot'
import { decideAtDue } from './at-due.ts'
import { createDecider } from './decide.ts'
import type { Moving } from './moving.ts'
import { restoreSnapshot } from './restore-snapshot.ts'
import { moveMachine } from './run-machine.ts'
import { settleStep } from './settle-step.ts'
import { signingOf } from './signing/seats.ts'
import type { StepInput, StepResult } from './step.ts'

/** I5: a timer acts once, only in the generation that armed it, and never early. What it is the `due` of may be decided by it
 *  (超时自动处理), in the same step: so that is done once, or not at all. */
export function fireTimer(
  moving: Moving,
  input: Extract<StepInput, { kind: 'timer' }>,
): StepResult {
  const { program, compiled, snapshot, surroundings } = moving
  const fired = snapshot.timers.find(
    (timer) => timer.event === input.event && timer.generation === input.generation,
  )
  if (fired === undefined || fired.dueAt > surroundings.now) {
    return { kind: 'ignored', reason: 'stale-timer' }
  }
  const live = restoreSnapshot(compiled, snapshot)
  const rung = moveMachine(compiled, live, { type: input.event })
  const { transitioned, over, completed, ...told } = decideAtDue(moving, fired, rung)
  const before: Snapshot = {
    ...withSigners(snapshot, over),
    tasks: snapshot.tasks.filter((task) => completed.every((closed) => closed.task !== task)),
    timers: snapshot.timers.filter((timer) => timer !== fired),
  }
  const step = settleStep({
    ...{ program, before, ...transitioned, decider: createDecider(surroundings) },
    ...{ now: surroundings.now, fired },
    ...(over.length === 0 ? {} : { over, completed, ...told }),
  })
  return { kind: 'moved', step }
}

/** Whoever signed before the time was over has had a part in what was decided. */
function withSigners(snapshot: Snapshot, over: readonly OpenTask[]): Snapshot {
  const signed = over.flatMap((task) => {
    const signing = signingOf(snapshot, task)
    return signing === null
      ? []
      : [[task.name, signing.seats.flatMap(({ by }) => by ?? [])] as const]
  })
  if (signed.length === 0) return snapshot
  return { ...snapshot, signers: { ...snapshot.signers, ...Object.fromEntries(signed) } }
}
