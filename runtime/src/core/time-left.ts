import type { TimerClock } from '@linli/schemas/definition'
import { unreachable } from '@linli/schemas/linli-error'
import type { ArmedTimer, ClockLeft } from '@linli/schemas/snapshot'
import { localOf } from './civil-time.ts'
import { addMonths, isWorkingDay } from './due-at.ts'
import { hoursOn } from './hours-on.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** What is left of a timer that is paused at `now` (epoch ms), before it is due. The day of the pause has been used, the day on
 *  which it goes on does not count (as the day of receipt, see due-at.ts): paused and resumed on one day, it is due when it was.
 *  Natural days are counted to where they end, before a rest day moves the end. Throws `calendar.uncovered`. */
export function timeLeft(
  clock: TimerClock | ClockLeft,
  { dueAt, armedAt }: Pick<ArmedTimer, 'dueAt' | 'armedAt'>,
  { now, calendar }: { readonly now: number; readonly calendar: WorkingCalendar },
): ClockLeft {
  const dayOf = (instant: number) => localOf(instant, calendar.utcOffsetMinutes).day
  const [today, lastDay] = [dayOf(now), dayOf(dueAt)]
  const daysTo = (end: number): ClockLeft => ({
    clock: 'calendar-days',
    days: Math.max(0, end - today),
  })
  switch (clock.clock) {
    case 'elapsed':
      return { clock: 'elapsed', ms: dueAt - now }
    case 'working-hours':
      return { clock: 'working-hours', hours: workingMinutes(now, dueAt, calendar) / 60 }
    case 'working-days': {
      let days = 0
      for (let day = today + 1; day <= lastDay; day++) if (isWorkingDay(day, calendar)) days += 1
      return { clock: 'working-days', days }
    }
    case 'calendar-days':
      return daysTo(armedAt === undefined ? lastDay : dayOf(armedAt) + clock.days)
    case 'months':
      return daysTo(armedAt === undefined ? lastDay : addMonths(dayOf(armedAt), clock.months))
    default:
      return unreachable(clock)
  }
}

/** Minutes of business hours between two instants, fractional where those have seconds. */
export function workingMinutes(from: number, to: number, calendar: WorkingCalendar): number {
  const start = localOf(from, calendar.utcOffsetMinutes)
  const end = localOf(to, calendar.utcOffsetMinutes)
  let minutes = 0
  for (let { day } = start; day <= end.day; day++) {
    if (!isWorkingDay(day, calendar)) continue
    const begins = day === start.day ? start.minute : 0
    const ends = day === end.day ? end.minute : 24 * 60
    for (const [opens, closes] of hoursOn(day, calendar)) {
      minutes += Math.max(0, Math.min(closes, ends) - Math.max(opens, begins))
    }
  }
  return minutes
}
