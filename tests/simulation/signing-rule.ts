import { type Mode, PERCENT, SIGNERS, STOPS } from './definition-joint.ts'
import type { SeenRound, SeenSeat, Who } from './seen.ts'
import { POSTS } from './street.ts'

/** How several people sign, by heart: what the documentation of the rule says, and nobody of the engine was asked. */

/** Outcome of the signatures, or null while there is none. */
export function outcomeOf({ mode, seats }: Pick<SeenRound, 'mode' | 'seats'>): string | null {
  const votes = seats.flatMap((seat) => (seat.signed === null ? [] : [{ seat, ...seat.signed }]))
  if (votes.some(({ outcome }) => outcome === 'return')) return 'return'
  const waiting = seats.filter(isUnsigned)
  if (mode === 'any') {
    // The last one who was asked to follow a signature has the word.
    return votes.find(({ seat }) => !seats.some((other) => follows(other, seat)))?.outcome ?? null
  }
  const [agree, reject] = [votes.filter(isAgreeing), votes.filter((vote) => !isAgreeing(vote))]
  if (STOPS.has(mode) && reject.length > 0) return 'reject'
  if (mode === 'share') {
    const need = (weigh(votes.map(({ seat }) => seat)) + weigh(waiting)) * PERCENT
    const has = weigh(agree.map(({ seat }) => seat)) * 100
    const isFollowed = waiting.some((other) => votes.some(({ seat }) => follows(other, seat)))
    if (has >= need && !isFollowed) return 'agree'
    return has + weigh(waiting) * 100 < need ? 'reject' : null
  }
  if (waiting.length > 0) return null
  return reject.length === 0 ? 'agree' : 'reject'
}

function isAgreeing({ outcome }: { readonly outcome: string }): boolean {
  return outcome === 'agree'
}

function weigh(seats: readonly SeenSeat[]): number {
  return seats.reduce((sum, { weight }) => sum + weight, 0)
}

export function isUnsigned({ signed, isGone }: Pick<SeenSeat, 'signed' | 'isGone'>): boolean {
  return signed === null && !isGone
}

/** Who is gone is followed by nobody, and follows nobody. */
function follows(other: SeenSeat, seat: SeenSeat): boolean {
  if (other.isGone) return false
  let before = other.waitsFor
  while (before?.isGone === true) before = before.waitsFor
  return before === seat
}

/** All before it have signed, or are gone. */
export function isReady({ waitsFor }: SeenSeat): boolean {
  return waitsFor === null || (!isUnsigned(waitsFor) && isReady(waitsFor))
}

/** The seats of a round that begins. */
export function seatsOf(mode: Mode, excluded: readonly string[]): SeenSeat[] {
  const asked = SIGNERS.flatMap(({ post, weight, each }) => {
    const who = firstPool([post, 'grid-worker'], excluded)
    const all = each ? who.accounts.map((account) => only(account)) : [who]
    return all.map((one) => ({ who: one, weight }))
  })
  const once = asked.filter(
    ({ who }, index) => asked.findIndex((other) => isSame(other.who, who)) === index,
  )
  const seats: SeenSeat[] = []
  for (const { who, weight } of once) {
    const waitsFor = mode === 'sequence' ? (seats.at(-1) ?? null) : null
    seats.push({ ...seatFor(who, waitsFor), weight })
  }
  return seats
}

export function seatFor(
  who: Who,
  waitsFor: SeenSeat | null,
  addedBy: string | null = null,
): SeenSeat {
  return { who, weight: 1, addedBy, waitsFor, taskId: null, signed: null, isGone: false }
}

/** The first of these posts that somebody holds who is not excluded. */
export function firstPool(posts: readonly string[], excluded: readonly string[]): Who {
  const pools = posts.map((post) => without({ post, accounts: POSTS[post] ?? [] }, excluded))
  return pools.find(({ accounts }) => accounts.length > 0) ?? { post: null, accounts: [] }
}

export function only(account: string): Who {
  return { post: null, accounts: [account] }
}

export function without({ post, accounts }: Who, excluded: readonly string[]): Who {
  return { post, accounts: accounts.filter((account) => !excluded.includes(account)) }
}

function isSame(one: Who, other: Who): boolean {
  return one.post === other.post && (one.post !== null || one.accounts[0] === other.accounts[0])
}

/** Somebody signs: she is asked nowhere else. Where others could take her seat and another one is hers alone, her signature
 *  is that of the latter, and the others are asked. */
export function signSeat(
  { mode, seats }: SeenRound,
  seat: SeenSeat,
  signed: { readonly by: string; readonly outcome: string },
): void {
  const { by } = signed
  const also = seats.filter(
    (other) => other !== seat && isUnsigned(other) && other.who.accounts.includes(by),
  )
  const lost = also.filter(({ who }) => without(who, [by]).accounts.length === 0)
  for (const other of also) {
    if (lost.includes(other)) other.isGone = true
    else other.who = without(other.who, [by])
  }
  const [hers] = lost
  const others = without(seat.who, [by])
  if (hers === undefined || others.accounts.length === 0) {
    seat.signed = signed
    return
  }
  hers.isGone = false
  hers.signed = signed
  seat.who = others
  seat.taskId = null
  if (mode === 'sequence') return
  for (const other of seats) {
    if (other !== hers && other.waitsFor === seat) other.waitsFor = hers
  }
}

/** Whether somebody has signed, or a seat is hers alone; `but`: not the one of this task. */
export function isSigner(
  seats: readonly Readonly<SeenSeat>[],
  account: string,
  but: string | null = null,
): boolean {
  return seats.some(({ who, signed, isGone, taskId }) => {
    if (signed !== null) return signed.by === account
    const isExempt = but !== null && taskId === but
    return !isGone && !isExempt && who.post === null && who.accounts[0] === account
  })
}
