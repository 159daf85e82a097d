import { cityDay } from '@linli/schemas/city-day'
import { DAY_MINUTES, parseSegments } from '../teams/day-segments.ts'
import type { StoredTeam, TeamHours } from '../teams/team-store.ts'
import type { DutyShift } from './duty-store.ts'
import { startOfDay } from './plan-duty.ts'

/** Milliseconds since the epoch, the end not included. */
export interface Span {
  readonly fromAt: number
  readonly untilAt: number
}

const MINUTE_MS = 60_000
const DAY_MS = DAY_MINUTES * MINUTE_MS

/** How far ahead a gap is shown and told. */
export const GAP_DAYS = 7

/** Whether the team's roster is asked for on the day it was loaded for. */
export function isKept({
  hasRoster,
  isClosed,
  agreementDays,
}: Pick<StoredTeam, 'hasRoster' | 'isClosed' | 'agreementDays'>): boolean {
  return hasRoster && !isClosed && (agreementDays === null || agreementDays > 0)
}

/** As `findGaps`; a shift of which everybody is away or disabled is none. */
export function uncovered(shifts: readonly DutyShift[], hours: TeamHours, window: Span): Span[] {
  const manned = shifts
    .filter(({ people }) => people.some(({ isAway, isDisabled }) => !(isAway || isDisabled)))
    .map(({ fromAt, untilAt }) => ({ fromAt: fromAt.getTime(), untilAt: untilAt.getTime() }))
  return findGaps(manned, hours, window)
}

/** When within the window nobody has a shift although the team's hours say that somebody should: always, where it has none.
 *  Shifts come in their order and do not overlap. */
export function findGaps(shifts: readonly Span[], hours: TeamHours, window: Span): Span[] {
  return spansOfHours(hours, window).flatMap((wanted) => without(wanted, shifts))
}

function spansOfHours(hours: TeamHours, window: Span): Span[] {
  const segments = parseSegments(hours) ?? []
  if (segments.length === 0) return [window]
  const spans: Span[] = []
  // Hours of the day before may reach into the window.
  for (let day = startOfDay(cityDay(window.fromAt)) - DAY_MS; day < window.untilAt; day += DAY_MS) {
    for (const { from, until } of segments) {
      const fromAt = Math.max(window.fromAt, day + from * MINUTE_MS)
      const untilAt = Math.min(window.untilAt, day + until * MINUTE_MS)
      if (fromAt < untilAt) spans.push({ fromAt, untilAt })
    }
  }
  return spans
}

/** What is left of a span without others, which come in their order. */
export function without(wanted: Span, shifts: readonly Span[]): Span[] {
  const gaps: Span[] = []
  let from = wanted.fromAt
  for (const shift of shifts) {
    if (shift.untilAt <= from || shift.fromAt >= wanted.untilAt) continue
    if (shift.fromAt > from) gaps.push({ fromAt: from, untilAt: shift.fromAt })
    from = Math.max(from, shift.untilAt)
  }
  if (from < wanted.untilAt) gaps.push({ fromAt: from, untilAt: wanted.untilAt })
  return gaps
}
