import { unreachable } from '@linli/schemas/linli-error'
import type { ShareRule, SignRule, VoteRule } from '@linli/schemas/sign-rule'
import type { Seat } from '@linli/schemas/snapshot'

/** What the signatures so far make of the task: its outcome, or null while it is open. A signature that others must follow
 *  (后加签) does not decide by agreeing. Where no seat can be signed any more there is always an outcome. */
export function verdictOf(rule: SignRule, seats: readonly Seat[]): string | null {
  const atOnce = seats.find(({ outcome }) => outcome !== null && rule.atOnce?.includes(outcome))
  if (atOnce !== undefined) return atOnce.outcome
  switch (rule.mode) {
    case 'any':
      return firstOf(seats)
    case 'all':
    case 'sequence':
    case 'share':
      return voteOf(rule, seats)
    default:
      return unreachable(rule)
  }
}

/** Indexes of the seats that wait no longer for another. */
export function readySeats(seats: readonly Seat[]): number[] {
  return seats.flatMap(({ state, after }, index) =>
    state === 'waiting' && isSettled(seats, after) ? [index] : [],
  )
}

/** Whether the seat can be signed still. */
export function isUnsigned({ state }: Seat): boolean {
  return state === 'open' || state === 'waiting'
}

/** Also what was signed out of turn waits for those before. */
function isSettled(seats: readonly Seat[], index: number | null): boolean {
  const seat = index === null ? undefined : seats[index]
  return seat === undefined || (!isUnsigned(seat) && isSettled(seats, seat.after))
}

/** Whoever follows another has the last word of the two. */
function firstOf(seats: readonly Seat[]): string | null {
  const isFollowed = (index: number) =>
    seats.some((seat) => seat.after === index && seat.state !== 'dropped')
  const decided = seats.find(({ state }, index) => state === 'signed' && !isFollowed(index))
  return decided?.outcome ?? null
}

function voteOf(rule: VoteRule | ShareRule, seats: readonly Seat[]): string | null {
  const signed = seats.filter(({ state }) => state === 'signed')
  const open = seats.filter(isUnsigned)
  const agreed = weightOf(signed.filter(({ outcome }) => outcome === rule.agree))
  if (rule.stopsAtDissent && agreed < weightOf(signed)) return rule.otherwise
  const [all, hoped] = [weightOf(signed) + weightOf(open), agreed + weightOf(open)]
  if (rule.mode === 'share') {
    const isFollowed = open.some(({ after }) => after !== null && seats[after]?.state === 'signed')
    if (!isFollowed && agreed * 100 >= rule.percent * all) return rule.agree
    if (hoped * 100 < rule.percent * all) return rule.otherwise
    return null
  }
  if (open.length > 0) return null
  return agreed === all ? rule.agree : rule.otherwise
}

function weightOf(seats: readonly Seat[]): number {
  return seats.reduce((sum, { weight }) => sum + weight, 0)
}
