import type { Effect } from '@linli/schemas/effect'
import { LinliError } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import type { Snapshot } from '@linli/schemas/snapshot'
import { heldEnds } from './children/hear-child.ts'
import { createDecider } from './decide.ts'
import { assertNoParty } from './may-hold.ts'
import type { Moving } from './moving.ts'
import { restingStep } from './moving.ts'
import { initiatorNotices, ownNotice, taskRecipients } from './own-notices.ts'
import { restoreSnapshot } from './restore-snapshot.ts'
import { pausedBy, withChanged } from './settle-step.ts'
import { pausedPart, standStill, tasksDueAnew } from './stand-still.ts'
import type { StepInput, StepResult } from './step.ts'

/** 挂起: every timer stands still, for a reason that is kept; tasks may be done all the same. By an official. Ignored where it
 *  is suspended. Throws `access.denied`, `task.excluded` for a party, `calendar.uncovered`. */
export function suspendInstance(
  moving: Moving,
  { actor, reason }: Extract<StepInput, { kind: 'suspend' }>,
): StepResult {
  officialsOnly(actor)
  assertNoParty(moving, actor)
  const { snapshot, surroundings } = moving
  if (snapshot.suspension !== undefined) return { kind: 'ignored', reason: 'no-change' }
  const suspension = { at: surroundings.now, by: actor.accountId, reason }
  const { step } = standingStep(moving, { ...snapshot, suspension })
  const effects = told('linli.suspended', moving, { actor, reason })
  return { kind: 'moved', step: { ...step, effects } }
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
  const effects = [...heldEnds(snapshot), ...told('linli.resumed', moving, { actor, reason: '' })]
  const { step } = standingStep(moving, snapshot)
  return { kind: 'moved', step: { ...step, effects } }
}

/** Whoever has an open task knows that its clock stands still or goes on, and whoever started it why it waits. */
function told(
  notice: 'linli.resumed' | 'linli.suspended',
  moving: Moving,
  { actor, reason }: { readonly actor: Actor; readonly reason: string },
): Effect[] {
  const recipients = new Map(
    moving.snapshot.tasks.map((task) => [JSON.stringify(taskRecipients(task)), task]),
  )
  const tasks = [...recipients.values()].map((task) => ({ task, to: taskRecipients(task), reason }))
  return [
    ...tasks
      .filter(({ to }) => to.kind === 'post' || to.accountId !== actor.accountId)
      .map((each) => ownNotice(notice, moving, each)),
    ...initiatorNotices(notice, moving, { actor, reason }),
  ]
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
