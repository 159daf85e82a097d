import { cityDay } from '@linli/schemas/city-day'
import { LinliError } from '@linli/schemas/linli-error'
import { type DaySegment, type MinuteSegment, parseSegments } from '../teams/day-segments.ts'

/** Who is on duty together: the first, and who steps in for her, in this order. */
export type Crew = readonly string[]

/** How a roster is filled: every day has these segments, and the groups take them in turn. */
export interface DutyPattern {
  readonly segments: readonly DaySegment[]
  /** In the order in which they take the first segment; each goes on to the next segment at the next change. */
  readonly crews: readonly Crew[]
  /** After how many days the groups change; 0 for with every shift. */
  readonly everyDays: number
  /** Take turns of their own on days that are not worked; empty where these are as all others. */
  readonly restCrews: readonly Crew[]
}

export interface PlannedShift {
  /** Milliseconds since the epoch. */
  readonly fromAt: number
  readonly untilAt: number
  readonly accountIds: Crew
}

const MOST_SEGMENTS = 6
const MOST_CREWS = 60
const MOST_PEOPLE = 6
const MOST_DAYS = 366
const DAY_MS = 24 * 3_600_000
const MINUTE_MS = 60_000

/** The shifts of the days from the first to before `untilDay`, in their order; those that began before `now` begin then, and
 *  those that are over are left out: what was is not written afterwards. `isRestDay` is asked only where rest days have
 *  groups of their own. Throws `duty.bad-pattern` and `duty.bad-people`. */
export function planDuty(
  pattern: DutyPattern,
  when: {
    /** `YYYY-MM-DD` */
    readonly fromDay: string
    readonly untilDay: string
    readonly now: number
    readonly isRestDay: (day: string) => boolean
  },
): PlannedShift[] {
  const segments = checkPattern(pattern)
  const days = daysBetween(when.fromDay, when.untilDay)
  const hasRest = pattern.restCrews.length > 0
  const isRest = (day: string) => hasRest && when.isRestDay(day)
  const parts = [
    planDays(
      days.filter((day) => !isRest(day)),
      { segments, crews: pattern.crews, everyDays: pattern.everyDays },
    ),
    planDays(days.filter(isRest), {
      ...{ segments, crews: pattern.restCrews, everyDays: pattern.everyDays },
    }),
  ]
  return parts
    .flat()
    .map((shift) => ({ ...shift, fromAt: Math.max(shift.fromAt, when.now) }))
    .filter(({ fromAt, untilAt }) => fromAt < untilAt)
    .sort((one, other) => one.fromAt - other.fromAt)
}

/** The instant at which a day of the city begins. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`)
}

interface Turns {
  readonly segments: readonly MinuteSegment[]
  readonly crews: readonly Crew[]
  readonly everyDays: number
}

function planDays(
  days: readonly string[],
  { segments, crews, everyDays }: Turns,
): readonly PlannedShift[] {
  return days.flatMap((day, dayIndex) =>
    segments.map(({ from, until }, index) => {
      const turn =
        everyDays === 0
          ? dayIndex * segments.length + index
          : Math.floor(dayIndex / everyDays) - index
      return {
        fromAt: startOfDay(day) + from * MINUTE_MS,
        untilAt: startOfDay(day) + until * MINUTE_MS,
        accountIds: crews[modulo(turn, crews.length)] ?? [],
      }
    }),
  )
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}

function checkPattern({ segments, crews, everyDays, restCrews }: DutyPattern): MinuteSegment[] {
  const parsed = parseSegments(segments)
  const isSound =
    parsed !== null &&
    isBetween(segments.length, 1, MOST_SEGMENTS) &&
    isBetween(crews.length, 1, MOST_CREWS) &&
    restCrews.length <= MOST_CREWS &&
    isBetween(everyDays, 0, MOST_DAYS)
  if (!isSound) throw badPattern('It has no such segments or groups.')
  for (const crew of [...crews, ...restCrews]) checkCrew(crew)
  return parsed
}

/** Throws `duty.bad-people`. */
export function checkCrew(crew: Crew): void {
  if (isBetween(crew.length, 1, MOST_PEOPLE) && new Set(crew).size === crew.length) return
  throw new LinliError('duty.bad-people', `A shift has 1 to ${MOST_PEOPLE} different people.`)
}

function daysBetween(fromDay: string, untilDay: string): string[] {
  const count = (startOfDay(untilDay) - startOfDay(fromDay)) / DAY_MS
  if (!isBetween(count, 1, MOST_DAYS)) throw badPattern(`${count} days cannot be filled at once.`)
  return Array.from({ length: count }, (_, index) => cityDay(startOfDay(fromDay) + index * DAY_MS))
}

function isBetween(value: number, least: number, most: number): boolean {
  return value >= least && value <= most
}

function badPattern(message: string): LinliError {
  return new LinliError('duty.bad-pattern', message)
}
