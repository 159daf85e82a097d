import type { CalendarDay } from '@linli/schemas/calendar'
import { statutoryYear } from '../../runtime/src/calendar/statutory-year.ts'
import { calendarOfYears } from '../../runtime/src/core/calendar-of-years.ts'
import type { WorkingCalendar } from '../../runtime/src/core/working-calendar.ts'

/** Statutory holidays of last year to the year after next, so that a test may run on any day; with more days set apart. */
export function testCalendar(more: readonly CalendarDay[]): WorkingCalendar {
  const thisYear = new Date().getUTCFullYear()
  return calendarOfYears(
    [-1, 0, 1, 2].map((offset) => {
      const { year, days } = statutoryYear(thisYear + offset)
      return { year, days: [...days, ...more.filter(({ date }) => date.startsWith(`${year}-`))] }
    }),
  )
}
