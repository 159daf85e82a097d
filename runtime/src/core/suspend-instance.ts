import { LinliError } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import type { Snapshot } from '@linli/schemas/snapshot'
import { heldEnds } from './children/hear-child.ts'
import { createDecider } from './decide.ts'
import type { Moving } from './moving.ts'
import { restingStep } from './moving.ts'
import { restoreSnapshot } from './restore-snapshot.ts'
import { pausedBy, withChanged } from './settle-step.ts'
import { pausedPart, standStill, tasksDueAnew } from './stand-still.ts'
import type { StepInput, StepResult } from './step.ts'

/** 挂起: every timer stands still, for a reason that is kept; tasks may be done all the same. By an official. Ignored where it
 *  is suspended. Throws `access.denied`, `calendar.uncovered`. */
export function suspendInstance(
  moving: Moving,
  { actor, reason }: Extract<StepInput, { kind: 'suspend' }>,
): StepResult {
  officialsOnly(actor)
  const { snapshot, surroundings } = moving
  if (snapshot.suspension !== undefined) return { kind: 'ignored', reason: 'no-change' }
  const suspension = { at: surroundings.now, by: actor.accountId, reason }
  return standingStep(moving, { ...snapshot, suspension })
}

/** The timers go on with what was left of them, but those that the present state lets stand still, and the ends of children that
 *  came meanwhile are heard. By an official. Ignored where
 *  it is not suspended. Throws as `suspendInstance`. */
export function resumeInstance(
  moving: Moving,
  { actor }: Extract<StepInput, { kind: 'resume' }>,
): StepResult {
  officialsOnly(actor)
  const { suspension, ...snapshot } = moving.snapshot
  if (suspension === undefined) return { kind: 'ignored', reason: 'no-change' }
  const effects = heldEnds(snapshot)
  const { step } = standingStep(moving, snapshot)
  return { kind: 'moved', step: effects.length === 0 ? step : { ...step, effects } }
}

type Moved = Extract<StepResult, { kind: 'moved' }>

function officialsOnly({ role }: Actor): void {
  if (role !== 'official') throw new LinliError('access.denied', 'Only officials suspend.')
}

function standingStep({ program, compiled, surroundings }: Moving, before: Snapshot): Moved {
  const { definition } = program
  const decider = createDecider(surroundings)
  const isPaused = pausedBy(program, before, restoreSnapshot(compiled, before)) ?? (() => false)
  const { paused: stood = [], ...rest } = before
  const { timers, paused } = standStill(
    { timers: before.timers, paused: stood },
    { ...{ definition, decider, isPaused }, now: surroundings.now, seq: before.seq + 1 },
  )
  const changed = tasksDueAnew(before.tasks, { definition, before: before.timers, after: timers })
  const step = restingStep(
    rest,
    { tasks: withChanged(before.tasks, changed), timers, ...pausedPart(paused) },
    {
      changed,
      armed: timers.filter((timer) => !before.timers.includes(timer)),
      disarmed: before.timers.filter((timer) => !timers.includes(timer)),
    },
  )
  const explanation = { ...step.explanation, about: null }
  return { kind: 'moved', step: { ...step, explanation, recorded: decider.recorded() } }
}
