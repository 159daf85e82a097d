import type { TimerDefinition } from '@linli/schemas/definition'
import type { ArmedTimer } from '@linli/schemas/snapshot'
import { formatDay, localOf, weekdayOfDay } from '../civil-time.ts'
import { addMonths, durationMs, isWorkingDay } from '../due-at.ts'
import { hoursOn } from '../hours-on.ts'
import type { WorkingCalendar } from '../working-calendar.ts'

/** A local day between the beginning of a timer and its end. */
export interface CountedDay {
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** `day-off`: one that the calendar names, whichever day of the week; `make-up`: a Saturday or Sunday that is worked (调休). */
  readonly kind: 'working' | 'make-up' | 'weekend' | 'day-off'
  /** Business minutes of it that the timer runs. */
  readonly minutes: number
}

export interface WhyDue {
  /** Epoch ms from which it counts. */
  readonly from: number
  /** Whether only what was left of its time is counted, since it stood still before. */
  readonly isRest: boolean
  /** The days that the working calendar was asked about, in order: none for a clock that does not ask. Of one that counts
   *  days of every kind, those from its last day on: it ends on a day that is worked. */
  readonly days: readonly CountedDay[]
}

/** Why an armed timer is due when it is. Null for a share of another one's time, which is due as that one is, and where the
 *  instant from which it counts was not kept. `calendar`: the one it was armed by. */
export function whyDue(
  timer: ArmedTimer,
  clock: TimerDefinition,
  calendar: WorkingCalendar,
): WhyDue | null {
  if (clock.clock === 'share') return null
  const isRest = timer.left !== undefined
  if (clock.clock === 'elapsed') {
    const { left } = timer
    const ms = left?.clock === 'elapsed' ? left.ms : durationMs(clock.duration)
    return { from: timer.armedAt ?? timer.dueAt - ms, isRest, days: [] }
  }
  const from = timer.armedAt
  if (from === undefined) return null
  const start = localOf(from, calendar.utcOffsetMinutes).day
  const end = localOf(timer.dueAt, calendar.utcOffsetMinutes).day
  const first = firstAsked(clock, start, isRest)
  const days = Array.from({ length: Math.max(0, end - first + 1) }, (_, index) =>
    countedDay(first + index, { from, until: timer.dueAt }, calendar),
  )
  return { from, isRest, days }
}

/** The day numbers of the calendar are asked from here on. */
function firstAsked(clock: TimerDefinition, start: number, isRest: boolean): number {
  if (isRest) return start
  if (clock.clock === 'calendar-days') return start + clock.days
  return clock.clock === 'months' ? addMonths(start, clock.months) : start
}

interface Span {
  /** Epoch ms. */
  readonly from: number
  readonly until: number
}

function countedDay(day: number, span: Span, calendar: WorkingCalendar): CountedDay {
  const isWorked = isWorkingDay(day, calendar)
  const weekday = weekdayOfDay(day)
  const isWeekend = weekday === 0 || weekday === 6
  const date = formatDay(day)
  const rest = calendar.daysOff.has(date) ? ('day-off' as const) : ('weekend' as const)
  const work = isWeekend ? ('make-up' as const) : ('working' as const)
  return {
    date,
    kind: isWorked ? work : rest,
    minutes: isWorked ? minutesOn(day, span, calendar) : 0,
  }
}

function minutesOn(day: number, { from, until }: Span, calendar: WorkingCalendar): number {
  const minuteOf = (instant: number) => {
    const local = localOf(instant, calendar.utcOffsetMinutes)
    return (local.day - day) * 24 * 60 + local.minute
  }
  const [begins, ends] = [minuteOf(from), minuteOf(until)]
  return hoursOn(day, calendar)
    .map(([opens, closes]) => Math.min(closes, ends) - Math.max(opens, begins))
    .reduce((sum, minutes) => sum + Math.max(0, minutes), 0)
}
