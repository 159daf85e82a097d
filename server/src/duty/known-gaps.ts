import { GAP_DAYS, type Span, without } from './duty-gaps.ts'

/** A gap that was there when somebody looked before, or a part of one. Epoch milliseconds. */
export interface KnownGap extends Span {
  readonly seenAt: number
  /** Null while it is not told. */
  readonly toldAt: number | null
}

interface Look {
  readonly now: number
  /** How far is looked: `GAP_DAYS` from the beginning of the day. */
  readonly untilAt: number
}

/** How long a gap stands before it is told: whoever fills the roster is not told of what she has not come to. */
export const SETTLES_MS = 10 * 60_000
const DAY_MS = 24 * 3_600_000

/** What is known from now on, in its order as what is known and what is found come in theirs, and which of it is to be told now. What is known already goes on being told or not told;
 *  what a gap has grown by is new, unless it only goes on beyond where the last look ended. */
export function knownFromNow(
  known: readonly KnownGap[],
  found: readonly Span[],
  look: Look,
): { readonly gaps: readonly KnownGap[]; readonly toTell: readonly Span[] } {
  const { now } = look
  const before = goingOn(known, look)
  const parts = found.flatMap((gap) => [
    ...before.flatMap((old) => common(old, gap, now)),
    ...without(gap, before).map((fresh) => ({ ...fresh, seenAt: now, toldAt: null })),
  ])
  const isDue = ({ seenAt, toldAt }: KnownGap) => toldAt === null && now - seenAt >= SETTLES_MS
  return {
    gaps: parts
      .map((gap) => (isDue(gap) ? { ...gap, toldAt: now } : gap))
      .sort((one, other) => one.fromAt - other.fromAt),
    toTell: parts.filter(isDue),
  }
}

/** The last one, where it reached the end of a look of the day before, goes on to the end of this one. Something seen or told today shows
 *  that an earlier look ended where this one does: then what ends a day before that ends there. */
function goingOn(known: readonly KnownGap[], { untilAt }: Look): readonly KnownGap[] {
  const last = known.at(-1)
  if (last === undefined || last.untilAt !== untilAt - DAY_MS) return known
  const today = untilAt - GAP_DAYS * DAY_MS
  const wasLookedToday = known.some(
    ({ seenAt, toldAt }) => seenAt >= today || (toldAt !== null && toldAt >= today),
  )
  return wasLookedToday ? known : [...known.slice(0, -1), { ...last, untilAt }]
}

function common(old: KnownGap, gap: Span, now: number): KnownGap[] {
  const untilAt = Math.min(old.untilAt, gap.untilAt)
  const fromAt = Math.max(old.fromAt, gap.fromAt)
  if (fromAt >= untilAt) return []
  // One that runs began when it did, not at this look.
  return [{ ...old, untilAt, fromAt: fromAt <= now ? old.fromAt : fromAt }]
}
