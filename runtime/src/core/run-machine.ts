import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { AnyMachineSnapshot } from 'xstate'
import type { CompiledDefinition } from './compile-definition.ts'
import { resetMachineRun } from './machine-run.ts'
import type { ReturnedAction } from './plan-step.ts'
import type { HeardOutcome } from './step.ts'

export interface Transitioned {
  readonly live: AnyMachineSnapshot
  readonly actions: readonly ReturnedAction[]
}

/** The machine's first rest, from its initial context. Throws what a guard or action throws, or `machine.livelock`. */
export function startMachine(compiled: CompiledDefinition, context: JsonObject): Transitioned {
  return run(compiled, () => compiled.machine.getInitialSnapshot(compiled.run.scope, { context }))
}

/** The machine's next rest after an event. Throws what a guard or action throws, or `machine.livelock`. */
export function moveMachine(
  compiled: CompiledDefinition,
  live: AnyMachineSnapshot,
  event: JsonObject & { readonly type: string },
): Transitioned {
  return run(compiled, () => compiled.machine.transition(live, event, compiled.run.scope))
}

/** The rest after one more event of the same step: what was done and decided before it stays a part of the step. The actions of
 *  `before` grow with it. Throws as `moveMachine`. */
export function moveOn(
  compiled: CompiledDefinition,
  before: Transitioned,
  event: JsonObject & { readonly type: string },
): Transitioned {
  return rest(compiled, () => compiled.machine.transition(before.live, event, compiled.run.scope))
}

/** What the machine hears of a task, `at` epoch ms. */
export function doneEvent(
  { invokeId, outcome, answers, by }: Omit<HeardOutcome, 'givenBy' | 'task'>,
  at: number,
) {
  const output = { outcome, form: answers, by, at }
  return { type: `xstate.done.actor.${invokeId}`, actorId: invokeId, output }
}

/** Whether a transition was taken at all: an event no state accepts leaves everything as it was. */
export function isMoved(before: AnyMachineSnapshot, after: Transitioned): boolean {
  return (
    after.actions.length > 0 ||
    after.live.context !== before.context ||
    after.live.status !== before.status ||
    JSON.stringify(after.live.value) !== JSON.stringify(before.value)
  )
}

function run(compiled: CompiledDefinition, ask: () => AnyMachineSnapshot): Transitioned {
  resetMachineRun(compiled.run)
  return rest(compiled, ask)
}

function rest(compiled: CompiledDefinition, ask: () => AnyMachineSnapshot): Transitioned {
  try {
    const live = ask()
    if (live.status === 'error') throw live.error
    return { live, actions: compiled.run.actions }
  } catch (cause) {
    if (compiled.run.failure !== null) throw compiled.run.failure
    // What an event brought along to be thrown where nobody takes it.
    if (cause instanceof LinliError) throw cause
    // Guards and actions keep their own failures, so what XState throws by itself is its limit of microsteps.
    throw new LinliError('machine.livelock', 'The machine does not come to rest.', { cause })
  }
}
