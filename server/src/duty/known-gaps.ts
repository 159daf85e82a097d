import { type Span, without } from './duty-gaps.ts'

/** A gap that was there when somebody looked before, or a part of one. Epoch milliseconds. */
export interface KnownGap extends Span {
  readonly seenAt: number
  /** Null while it is not told. */
  readonly toldAt: number | null
}

interface Look {
  readonly now: number
  /** How far is looked. */
  readonly untilAt: number
}

/** How long a gap stands before it is told: whoever fills the roster is not told of what she has not come to. */
export const SETTLES_MS = 10 * 60_000
const DAY_MS = 24 * 3_600_000

/** What is known from now on, in its order, and which of it is to be told now. What is known already goes on being told or not told;
 *  what a gap has grown by is new, unless it only goes on beyond where the last look ended. */
export function knownFromNow(
  known: readonly KnownGap[],
  found: readonly Span[],
  look: Look,
): { readonly gaps: readonly KnownGap[]; readonly toTell: readonly Span[] } {
  const { now } = look
  const before = known.map((gap) => (isOpen(gap, look) ? { ...gap, untilAt: look.untilAt } : gap))
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

/** It went on beyond the last look, which ended at most a day earlier than this one. */
function isOpen({ untilAt }: KnownGap, look: Look): boolean {
  return untilAt >= look.untilAt - DAY_MS
}

function common(old: KnownGap, gap: Span, now: number): KnownGap[] {
  const untilAt = Math.min(old.untilAt, gap.untilAt)
  const fromAt = Math.max(old.fromAt, gap.fromAt)
  if (fromAt >= untilAt) return []
  // One that runs began when it did, not at this look.
  return [{ ...old, untilAt, fromAt: fromAt <= now ? old.fromAt : fromAt }]
}
