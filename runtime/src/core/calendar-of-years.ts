import type { CalendarYear, OfficeHours } from '@linli/schemas/calendar'
import { CHINA_UTC_OFFSET_MINUTES } from './civil-time.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** Usual business hours of street offices: 08:30–12:00 and 13:30–17:30. */
export const OFFICE_HOURS: WorkingCalendar['hours'] = [
  [510, 720],
  [810, 1050],
]

/** A working calendar of mainland China for the unbroken run of years that ends with the newest one; its business hours are the
 *  usual ones until the first of `changes` begins. */
export function calendarOfYears(
  years: readonly CalendarYear[],
  changes: readonly OfficeHours[] = [],
): WorkingCalendar {
  const known = new Set(years.map(({ year }) => year))
  const last = Math.max(...known)
  let first = last
  while (known.has(first - 1)) first -= 1
  const days = years.flatMap((each) => each.days)
  const dates = (isWorked: boolean) =>
    new Set(days.filter((day) => day.isWorked === isWorked).map(({ date }) => date))
  return {
    from: `${first}-01-01`,
    to: `${last}-12-31`,
    utcOffsetMinutes: CHINA_UTC_OFFSET_MINUTES,
    hours: OFFICE_HOURS,
    ...(changes.length === 0 ? {} : { changes }),
    daysOff: dates(false),
    makeUpDays: dates(true),
  }
}
