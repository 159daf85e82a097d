import type { Effect } from '@linli/schemas/effect'
import { invariant, LinliError } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import type { Assignment, OpenTask, Seat, Signing } from '@linli/schemas/snapshot'
import { createDecider } from '../decide.ts'
import { inOrder } from '../in-order.ts'
import { assertMayHold } from '../may-hold.ts'
import type { Moving } from '../moving.ts'
import { ownNotice } from '../own-notices.ts'
import type { StepInput, StepResult } from '../step.ts'
import { steerableTask, takeableTask } from '../takeable-task.ts'
import { withoutSeat } from './asked.ts'
import { signingOf } from './seats.ts'
import { openOf, settleSigning } from './sign-task.ts'
import { isUnsigned } from './verdict.ts'

type AddSigner = Extract<StepInput, { kind: 'add-signer' }>
type RemoveSigner = Extract<StepInput, { kind: 'remove-signer' }>

/** 加签: one more must sign. `before`: she signs first, and the task comes back to whoever added her as a new one. `after`: she
 *  is asked once this signature is given. `beside`: she is asked now. By whoever may sign the task, or an official; who was
 *  added herself adds nobody. Throws `access.denied` for a resident, `task.not-signed` where one person does the task,
 *  `task.added-signer`, as `transferTask` for whom she may not be, and as `claimTask`. */
export function addSigner(moving: Moving, input: AddSigner): StepResult {
  const { task, signing } = signedTask(moving, input)
  const own = signing.seats.findIndex(({ taskId }) => taskId === task.id)
  const { actor, to, position } = input
  if (actor.role !== 'official' && signing.seats[own]?.addedBy !== undefined) {
    throw new LinliError('task.added-signer', 'Who was added to sign adds nobody.')
  }
  if (task.returnsTo !== undefined) {
    throw new LinliError('task.delegated', 'Whoever is asked for an opinion adds nobody.')
  }
  assertMayHold(moving, task, to)
  const added = signing.seats.length
  const moved = signing.seats.map((seat, index): Seat => {
    if (position === 'before' && index === own) {
      return {
        ...seat,
        after: added,
        assignment: backTo(task, actor),
        state: 'waiting',
        taskId: null,
      }
    }
    if (position === 'after' && seat.after === own) return { ...seat, after: added }
    return seat
  })
  const seats = [...moved, seatFor(input, position === 'after' ? own : null)]
  const open = openOf(moving.snapshot, signing)
  const isBack = (each: OpenTask) => position === 'before' && each.id === task.id
  const result = settleSigning(moving, {
    task,
    signing: { ...signing, seats },
    open: open.filter((each) => !isBack(each)),
    cancelled: open.filter(isBack),
    reassigned: [],
    decider: createDecider(moving.surroundings),
  })
  invariant(result.kind === 'moved', 'Whoever is added is asked.')
  const recipient = { kind: 'account' as const, accountId: to }
  const told = ownNotice('linli.signer-added', moving, {
    task,
    to: recipient,
    reason: input.reason,
  })
  return { kind: 'moved', step: { ...result.step, effects: [...result.step.effects, told] } }
}

/** 减签: a signer who has not signed is taken away, and what that decides is decided. By an official, or by whoever added her.
 *  Ignored where the seat was signed or taken away before. Throws `access.denied` for everybody else, `task.not-signed`,
 *  `task.last-signer`, `task.closed`, `task.not-found`. */
export function removeSigner(moving: Moving, input: RemoveSigner): StepResult {
  const { task, signing } = signedTask(moving, input)
  const seat = signing.seats[input.seat]
  if (seat === undefined || !isUnsigned(seat)) return { kind: 'ignored', reason: 'no-change' }
  if (input.actor.role !== 'official' && seat.addedBy !== input.actor.accountId) {
    throw new LinliError('access.denied', 'Only officials take away a signer they have not added.')
  }
  if (signing.seats.filter(({ state }) => state !== 'dropped').length === 1) {
    throw new LinliError('task.last-signer', 'Somebody must sign.')
  }
  const open = openOf(moving.snapshot, signing)
  const asked = { signing, open, cancelled: [], reassigned: [] }
  const decider = createDecider(moving.surroundings)
  const result = settleSigning(moving, { ...withoutSeat(asked, input.seat), task, decider })
  const told = toldBeforeHerTurn(moving, { seat, task }, input)
  if (result.kind !== 'moved' || told === null) return result
  return { kind: 'moved', step: { ...result.step, effects: [...result.step.effects, told] } }
}

/** Whoever was added after somebody knows of it, though she has no task yet. */
function toldBeforeHerTurn(
  moving: Moving,
  { seat, task }: { readonly seat: Seat; readonly task: OpenTask },
  { actor, reason }: RemoveSigner,
): Effect | null {
  const { addedBy, assignment, taskId } = seat
  if (addedBy === undefined || taskId !== null || assignment?.kind !== 'account') return null
  if (assignment.accountId === actor.accountId) return null
  const to = { kind: 'account' as const, accountId: assignment.accountId }
  return ownNotice('linli.not-needed', moving, { task, to, reason })
}

function signedTask(
  moving: Moving,
  input: AddSigner | RemoveSigner,
): { readonly task: OpenTask; readonly signing: Signing } {
  if (input.actor.role === 'resident') {
    throw new LinliError('access.denied', 'A resident chooses no signers.')
  }
  const mayChoose = input.kind === 'remove-signer' || input.actor.role === 'official'
  const task = mayChoose ? steerableTask(moving, input) : takeableTask(moving, input)
  const signing = signingOf(moving.snapshot, task)
  if (signing !== null) return { task, signing }
  throw new LinliError('task.not-signed', `One person alone does the task '${task.name}'.`)
}

/** Her turn comes back to whoever holds the task or added the signer, else to the candidates. */
function backTo({ holderId, assignment }: OpenTask, { role, accountId: own }: Actor): Assignment {
  const accountId = holderId ?? (role === 'official' ? null : own)
  return accountId === null ? assignment : { accountId, kind: 'account', why: assignment.why }
}

function seatFor({ to, actor, reason }: AddSigner, after: number | null): Seat {
  invariant(reason !== '', 'Whoever is added reads why.')
  const why = inOrder({ strategy: 'added', accountId: to, by: actor.accountId, reason })
  return {
    addedBy: actor.accountId,
    after,
    assignment: { accountId: to, kind: 'account', why },
    ...{ by: null, outcome: null, state: 'waiting', taskId: null },
    weight: 1,
  }
}
