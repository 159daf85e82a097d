import { LinliError } from '@linli/schemas/linli-error'
import type { OpenChild, Snapshot } from '@linli/schemas/snapshot'
import { createDecider } from '../decide.ts'
import type { Moving } from '../moving.ts'
import { restingStep } from '../moving.ts'
import { restoreSnapshot } from '../restore-snapshot.ts'
import { isMoved, moveMachine } from '../run-machine.ts'
import { settleStep } from '../settle-step.ts'
import type { Step, StepInput, StepResult } from '../step.ts'

type ChildStarted = Extract<StepInput, { kind: 'child-started' }>
type ChildEnded = Extract<StepInput, { kind: 'child-ended' }>

/** The parent learns which instance answers its invocation. Ignored where it does not wait for that any more, or knows. */
export function childStarted(
  { snapshot }: Pick<Moving, 'snapshot'>,
  { key, child }: ChildStarted,
): StepResult {
  const open = openChild(snapshot, key)
  if (open === null || open.child !== null || open.ended !== undefined)
    return { kind: 'ignored', reason: 'stale-child' }
  return moved(restingStep(snapshot, withChild(snapshot, { ...open, child }), {}), open)
}

/** The end of a child moves its parent once: the invocation is over with that step, and whoever comes later, or answers an
 *  invocation that was left, is ignored. While the parent is suspended the end is kept. Throws `child.unheard` where it leads
 *  nowhere. */
export function childEnded(moving: Moving, input: ChildEnded): StepResult {
  const { snapshot } = moving
  const open = openChild(snapshot, input.key)
  if (open === null) return { kind: 'ignored', reason: 'stale-child' }
  if (snapshot.suspension === undefined) return moved(hear(moving, input, open), open)
  if (open.ended !== undefined) return { kind: 'ignored', reason: 'stale-child' }
  const kept = { ...open, child: open.child ?? input.child, ended: input.end }
  return moved(restingStep(snapshot, withChild(snapshot, kept), {}), open)
}

function hear(
  { program, compiled, snapshot, surroundings }: Moving,
  input: ChildEnded,
  open: OpenChild,
): Step {
  const live = restoreSnapshot(compiled, snapshot)
  const { now } = surroundings
  const transitioned = moveMachine(compiled, live, endEvent(input, open, now))
  if (!isMoved(live, transitioned)) throw unheard(open)
  // Something came from elsewhere: nobody has agreed to that.
  const { agreed: _, ...before } = snapshot
  return settleStep({
    ...{ program, before: without(before, open), ...transitioned },
    ...{ decider: createDecider(surroundings), now },
  })
}

/** What the machine hears of an end, `at` epoch ms. XState throws the error of one that no transition takes. */
export function endEvent({ end, child }: ChildEnded, open: OpenChild, at: number) {
  const number = child?.number ?? open.child?.number ?? ''
  const actorId = open.invokeId
  if (end.kind === 'done') {
    const output = { ended: end.ended, number, at }
    return { type: `xstate.done.actor.${actorId}`, actorId, output }
  }
  const output = { code: end.code, number, at }
  // The machine's event is never stored, so it may hold what is no JSON.
  const error = unheard(open) as never
  return { type: `xstate.error.actor.${actorId}`, actorId, output, error }
}

function unheard({ invokeId }: OpenChild): LinliError {
  return new LinliError('child.unheard', `The end of the child of '${invokeId}' leads nowhere.`)
}

/** The child of an instance that goes on is heard now, by a step of its own. */
export function heldEnds({ instanceId, children }: Snapshot) {
  return (children ?? []).flatMap(({ key, child, ended: end }) =>
    end === undefined
      ? []
      : [{ kind: 'end-child' as const, parentId: instanceId, key, child, end }],
  )
}

function openChild({ children }: Snapshot, key: string): OpenChild | null {
  return children?.find((each) => each.key === key) ?? null
}

function withChild({ children = [] }: Snapshot, child: OpenChild): Pick<Snapshot, 'children'> {
  return { children: children.map((each) => (each.key === child.key ? child : each)) }
}

function without(snapshot: Snapshot, { key }: OpenChild): Snapshot {
  const { children = [], ...rest } = snapshot
  const left = children.filter((each) => each.key !== key)
  return left.length === 0 ? rest : { ...rest, children: left }
}

function moved(step: Step, { invokeId }: OpenChild): StepResult {
  const explanation = { ...step.explanation, about: invokeId }
  return { kind: 'moved', step: { ...step, explanation } }
}
