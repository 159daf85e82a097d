import type { Actor } from '@linli/schemas/org'
import type { Assignment, OpenTask, Seat, Signing } from '@linli/schemas/snapshot'
import type { Decider } from '../decide.ts'
import { mayTake } from '../may-take.ts'
import { dropSeat } from './seats.ts'
import { isUnsigned } from './verdict.ts'

/** Who is asked to sign, and what has changed about that. */
export interface Asked {
  readonly signing: Signing
  /** Its tasks that are open still. */
  readonly open: readonly OpenTask[]
  /** Tasks that were open and are over. */
  readonly cancelled: readonly OpenTask[]
  /** Ids of open tasks that other people may take now. */
  readonly reassigned: readonly string[]
}

/** Whoever has signed is asked at no other seat; a seat that has nobody left is dropped. */
export function withoutSigner(asked: Asked, actor: Actor, decider: Decider): Asked {
  return asked.signing.seats.reduce(
    (left, _, index) => withoutSignerAt(left, index, { actor, decider }),
    asked,
  )
}

/** Whoever has two seats, of which others could take the one that she signed, has signed the other: so that somebody else is
 *  asked at that one, and two posts are never one person's where two people hold them. */
export function countWhereOnlyShe(
  asked: Asked,
  {
    before,
    task,
    decider,
    isSequence,
  }: {
    readonly before: Signing
    readonly task: OpenTask
    readonly decider: Decider
    readonly isSequence: boolean
  },
): Asked {
  const { seats } = asked.signing
  const signedAt = seats.findIndex(({ taskId }) => taskId === task.id)
  const signed = seats[signedAt]
  const onlyHers = seats.findIndex(
    ({ state }, index) => state === 'dropped' && before.seats[index]?.state !== 'dropped',
  )
  const others = signed?.by == null ? null : without(task.assignment, signed.by)
  if (signed === undefined || onlyHers < 0 || others === null || decider.isVacant(others)) {
    return asked
  }
  const { by, outcome, state } = signed
  const moved = seats.map((seat, index): Seat => {
    if (index === onlyHers) return { ...seat, by, outcome, state }
    if (index !== signedAt) {
      const after = before.seats[index]?.after
      // Whoever waited for the seat goes on waiting for it; whoever follows her signature follows it there, but not in a
      // sequence, where everybody waits for a seat.
      const isFollower = after === signedAt && !isSequence
      return after === onlyHers || isFollower ? { ...seat, after: onlyHers } : seat
    }
    return { ...seat, assignment: others, by: null, outcome: null, state: 'waiting', taskId: null }
  })
  return { ...asked, signing: { ...asked.signing, seats: moved } }
}

/** A seat that nobody signs any more, and its task. */
export function withoutSeat(asked: Asked, index: number): Asked {
  const { signing, open, cancelled } = asked
  const taskId = signing.seats[index]?.taskId
  return {
    ...asked,
    signing: { ...signing, seats: dropSeat(signing.seats, index) },
    open: open.filter(({ id }) => id !== taskId),
    cancelled: [...cancelled, ...open.filter(({ id }) => id === taskId)],
  }
}

function withoutSignerAt(
  asked: Asked,
  index: number,
  { actor, decider }: { readonly actor: Actor; readonly decider: Decider },
): Asked {
  const seat = asked.signing.seats[index]
  if (seat === undefined || !isUnsigned(seat)) return asked
  const task = asked.open.find(({ id }) => id === seat.taskId)
  // Whoever gives an opinion does not sign; the seat is with whoever asked for it.
  const assignment = task?.returnsTo ?? task?.assignment ?? seat.assignment
  if (assignment === null || !mayTake(assignment, actor)) return asked
  const others = without(assignment, actor.accountId)
  if (others === null || decider.isVacant(others)) return withoutSeat(asked, index)
  return task === undefined
    ? { ...asked, signing: seatedOthers(asked.signing, index, others) }
    : taskOfOthers(asked, task, { others, actor })
}

/** Null where nobody is left. */
function without(assignment: Assignment, accountId: string): Assignment | null {
  if (assignment.kind === 'account') return null
  return { ...assignment, excluded: [...assignment.excluded, accountId] }
}

function seatedOthers(signing: Signing, index: number, assignment: Assignment): Signing {
  const seats = signing.seats.map(
    (seat, at): Seat => (at === index ? { ...seat, assignment } : seat),
  )
  return { ...signing, seats }
}

function taskOfOthers(
  asked: Asked,
  task: OpenTask,
  { others, actor }: { readonly others: Assignment; readonly actor: Actor },
): Asked {
  const holderId = task.holderId === actor.accountId ? null : task.holderId
  const changed = { ...task, assignment: others, holderId }
  return {
    ...asked,
    open: asked.open.map((each) => (each === task ? changed : each)),
    reassigned: [...asked.reassigned, task.id],
  }
}
