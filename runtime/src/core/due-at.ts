import type { TimerClock } from '@linli/schemas/definition'
import { LinliError, unreachable } from '@linli/schemas/linli-error'
import type { ClockLeft } from '@linli/schemas/snapshot'
import type { LocalMinute } from './civil-time.ts'
import {
  civilOfDay,
  dayOfCivil,
  daysInMonth,
  formatDay,
  instantOf,
  localOf,
  weekdayOfDay,
} from './civil-time.ts'
import { hoursOn } from './hours-on.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** The instant (epoch ms) at which a timer armed at `from` is due.
 *
 *  - `elapsed` runs at night and needs no calendar.
 *  - `working-hours` counts business hours only.
 *  - `working-days`: the day of receipt is not counted; what arrives after closing or on a rest day
 *    is received on the next working day; due at closing time of the last day.
 *  - `calendar-days`, `months`: the start day is not counted; a missing day of the month is the month's last;
 *    a rest day at the end moves to the next working day; due at closing time. Source: Civil Code 201–203.
 *
 *  Throws `calendar.uncovered` when a day outside the calendar would have to be judged. */
export function dueAt(
  clock: TimerClock | ClockLeft,
  from: number,
  calendar: WorkingCalendar,
): number {
  switch (clock.clock) {
    case 'elapsed':
      return from + ('ms' in clock ? clock.ms : durationMs(clock.duration))
    case 'working-hours':
      return addWorkingHours(clock.hours, from, calendar)
    case 'working-days':
      return addWorkingDays(clock.days, from, calendar)
    case 'calendar-days': {
      const start = localOf(from, calendar.utcOffsetMinutes).day
      return closingOf(workingDayFrom(start + clock.days, calendar), calendar)
    }
    case 'months': {
      const start = localOf(from, calendar.utcOffsetMinutes).day
      return closingOf(workingDayFrom(addMonths(start, clock.months), calendar), calendar)
    }
    default:
      return unreachable(clock)
  }
}

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds (`P7D`, `PT1H30M`), or NaN.
 *  A day is 24 h; months and years have no fixed length and are refused. */
export function durationMs(text: string): number {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text)
  if (!match || match.slice(1).every((part) => part === undefined)) return Number.NaN
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0))
  return (((days ?? 0) * 24 + (hours ?? 0)) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000
}

/** Whether a local day is worked. Throws `calendar.uncovered` outside the calendar's range. */
export function isWorkingDay(day: number, calendar: WorkingCalendar): boolean {
  const date = formatDay(day)
  if (date < calendar.from || date > calendar.to) {
    throw new LinliError(
      'calendar.uncovered',
      `The working calendar covers '${calendar.from}' to '${calendar.to}', not '${date}'.`,
      { details: { date } },
    )
  }
  const weekday = weekdayOfDay(day)
  if (weekday === 0 || weekday === 6) return calendar.makeUpDays.has(date)
  return !calendar.daysOff.has(date)
}

function addWorkingHours(hours: number, from: number, calendar: WorkingCalendar): number {
  let { day, minute } = localOf(from, calendar.utcOffsetMinutes)
  let left = hours * 60
  for (;;) {
    if (isWorkingDay(day, calendar)) {
      for (const [opens, closes] of hoursOn(day, calendar)) {
        const begin = Math.max(opens, minute)
        const worked = Math.max(0, closes - begin)
        if (worked >= left) {
          return instantOf({ day, minute: begin + left }, calendar.utcOffsetMinutes)
        }
        left -= worked
      }
    }
    day += 1
    minute = 0
  }
}

function addWorkingDays(days: number, from: number, calendar: WorkingCalendar): number {
  const local = localOf(from, calendar.utcOffsetMinutes)
  let day = dayOfReceipt(local, calendar)
  for (let counted = 0; counted < days; counted += 1) day = workingDayFrom(day + 1, calendar)
  return closingOf(day, calendar)
}

function dayOfReceipt(local: LocalMinute, calendar: WorkingCalendar): number {
  const inTime = local.minute <= closingMinute(local.day, calendar)
  return workingDayFrom(inTime ? local.day : local.day + 1, calendar)
}

function workingDayFrom(day: number, calendar: WorkingCalendar): number {
  let candidate = day
  while (!isWorkingDay(candidate, calendar)) candidate += 1
  return candidate
}

export function addMonths(start: number, months: number): number {
  const { year, month, day } = civilOfDay(start)
  const index = year * 12 + (month - 1) + months
  const [targetYear, targetMonth] = [Math.floor(index / 12), (index % 12) + 1]
  return dayOfCivil(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)))
}

function closingOf(day: number, calendar: WorkingCalendar): number {
  return instantOf({ day, minute: closingMinute(day, calendar) }, calendar.utcOffsetMinutes)
}

function closingMinute(day: number, calendar: WorkingCalendar): number {
  const closing = hoursOn(day, calendar).at(-1)?.[1]
  // A calendar without business hours ends its days at midnight.
  return closing ?? 24 * 60
}
