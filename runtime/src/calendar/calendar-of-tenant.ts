import type { CalendarYear } from '@linli/schemas/calendar'
import { calendarOfYears } from '../core/calendar-of-years.ts'
import type { WorkingCalendar } from '../core/working-calendar.ts'
import { publishedYears } from './published-years.ts'

/** The published years, and in their place or after them what the tenant saved. */
export function calendarOfTenant(saved: readonly CalendarYear[]): WorkingCalendar {
  const own = new Set(saved.map(({ year }) => year))
  return calendarOfYears([...publishedYears().filter(({ year }) => !own.has(year)), ...saved])
}
