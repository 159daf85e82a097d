import { LinliError } from '@linli/schemas/linli-error'
import type { AnyActorScope } from 'xstate'
import { createActor } from 'xstate'
import type { ReturnedAction } from './plan-step.ts'
import type { Decision } from './step.ts'
import { WAITING } from './waiting-actor.ts'

/** What the machine's guards and actions leave behind during one transition. One per program, reset by every step:
 *  a transition is synchronous, so two never overlap. */
export interface MachineRun {
  decisions: Decision[]
  /** What a guard or action threw; XState wraps it in an error of its own. */
  failure: unknown
  ticks: number
  /** The actions XState would execute. Nobody does. */
  actions: ReturnedAction[]
  /** Where XState believes it runs: an actor that is never started, the parent of all children. */
  readonly scope: AnyActorScope
}

/** A machine at rest after so many guards and actions, states entered and left among them, is broken. Far above the
 *  largest honest step (tens); XState's own limit counts microsteps, however many states each of them moves. */
const MAX_TICKS = 2000

export function createMachineRun(): MachineRun {
  // One inert actor for all steps of a program: XState's own pure functions make two per transition, which was measured
  // to cost more than the transition.
  const self = createActor(WAITING, { input: null })
  const run: MachineRun = {
    decisions: [],
    failure: null,
    ticks: 0,
    actions: [],
    scope: {
      self,
      system: self.system,
      id: self.id,
      sessionId: self.sessionId,
      logger: () => {},
      defer: () => {},
      emit: () => {},
      stopChild: () => {},
      actionExecutor: (action) => {
        tick(run)
        run.actions.push(action)
      },
    },
  }
  return run
}

export function resetMachineRun(run: MachineRun): void {
  run.decisions = []
  run.failure = null
  run.ticks = 0
  run.actions = []
}

/** Runs one guard or action, keeping what it throws. Throws `machine.livelock` when there is no end to them. */
export function tracked<T>(run: MachineRun, ask: () => T): T {
  try {
    tick(run)
    return ask()
  } catch (error) {
    run.failure ??= error
    throw error
  }
}

function tick(run: MachineRun): void {
  run.ticks += 1
  if (run.ticks > MAX_TICKS) {
    throw new LinliError('machine.livelock', 'The machine does not come to rest.')
  }
}
