import type { DayHours } from '@linli/schemas/calendar'
import { formatDay } from './civil-time.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** The business hours of a local day, were it worked. */
export function hoursOn(day: number, { hours, changes }: WorkingCalendar): DayHours {
  if (changes === undefined || changes.length === 0) return hours
  const date = formatDay(day)
  const current = changes.findLast(({ from }) => from <= date)
  if (current === undefined) return hours
  const { season } = current
  return season !== null && isWithin(date.slice(5), season) ? season.hours : current.hours
}

/** Dates `MM-DD`. */
function isWithin(date: string, { from, to }: { readonly from: string; readonly to: string }) {
  return from <= to ? from <= date && date <= to : date >= from || date <= to
}
