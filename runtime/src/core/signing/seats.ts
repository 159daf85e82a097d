import { derivedId } from '@linli/schemas/ids'
import { invariant } from '@linli/schemas/linli-error'
import type { SignRule } from '@linli/schemas/sign-rule'
import type { OpenTask, Seat, Signing, Snapshot } from '@linli/schemas/snapshot'
import type { SeatFound } from '../step.ts'
import { readySeats } from './verdict.ts'

/** The seats of a signing that begins; in a sequence each waits for the one before. */
export function seatsOf({ mode }: Pick<SignRule, 'mode'>, found: readonly SeatFound[]): Seat[] {
  return found.map(({ assignment, weight }, index) => ({
    after: mode === 'sequence' && index > 0 ? index - 1 : null,
    assignment,
    ...{ by: null, outcome: null, state: 'waiting', taskId: null },
    weight,
  }))
}

/** Which task the seats' tasks are, and in which step they open. */
export interface SeatOpening extends Pick<OpenTask, 'dueAt' | 'name' | 'openedAt'> {
  readonly instanceId: string
  readonly seq: number
  /** How many tasks the step has opened already. */
  readonly count: number
}

/** Opens a task for every seat that waits no longer. */
export function openReady(
  signing: Signing,
  { instanceId, seq, count, name, dueAt, openedAt }: SeatOpening,
): { readonly signing: Signing; readonly opened: OpenTask[] } {
  const { invokeId } = signing
  const ready = readySeats(signing.seats)
  const idOf = (index: number) => derivedId(instanceId, seq, count + ready.indexOf(index))
  const opened = ready.flatMap((index): OpenTask[] => {
    const assignment = signing.seats[index]?.assignment
    invariant(assignment, 'A seat that waits knows for whom.')
    return [{ assignment, dueAt, holderId: null, id: idOf(index), invokeId, name, openedAt }]
  })
  const seats = signing.seats.map(
    (seat, index): Seat =>
      ready.includes(index)
        ? { ...seat, assignment: null, state: 'open', taskId: idOf(index) }
        : seat,
  )
  return { signing: { ...signing, seats }, opened }
}

/** The signing that a task is a part of, or null. */
export function signingOf({ signings }: Snapshot, { invokeId }: OpenTask): Signing | null {
  return signings?.find((signing) => signing.invokeId === invokeId) ?? null
}

/** Everybody signs once, whatever posts she holds. */
export function hasSigned({ seats }: Signing, accountId: string): boolean {
  return seats.some(({ by }) => by === accountId)
}

/** A seat that nobody signs any more; whoever waited for it waits for what it waited for. */
export function dropSeat(seats: readonly Seat[], index: number): Seat[] {
  const before = seats[index]?.after ?? null
  return seats.map((seat, at) => {
    if (at === index) return { ...seat, state: 'dropped' }
    return seat.after === index ? { ...seat, after: before } : seat
  })
}

/** The snapshot's part for these signings; none where there are none, as in snapshots of before. */
export function signingsPart(signings: readonly Signing[]): Pick<Snapshot, 'signings'> {
  return signings.length === 0 ? {} : { signings }
}
