import type { CalendarYear, OfficeHours } from '@linli/schemas/calendar'
import { calendarOfYears } from '../core/calendar-of-years.ts'
import type { WorkingCalendar } from '../core/working-calendar.ts'
import { publishedYears } from './published-years.ts'

/** The published years, and in their place or after them what the tenant saved; its business hours, ascending by their first day. */
export function calendarOfTenant(
  saved: readonly CalendarYear[],
  changes: readonly OfficeHours[] = [],
): WorkingCalendar {
  const own = new Set(saved.map(({ year }) => year))
  const published = publishedYears().filter(({ year }) => !own.has(year))
  return calendarOfYears([...published, ...saved], changes)
}
