import { calendarOfYears, type WorkingCalendar } from '@linli/runtime/core'
import type { CalendarDay, CalendarYear, OfficeHours } from '@linli/schemas/calendar'

/** A year as the server tells it. */
export interface ToldYear extends CalendarYear {
  /** As the State Council gave it; null where that is not known. */
  readonly publishedDays?: readonly CalendarDay[] | null | undefined
}

export interface Calendars {
  /** The tenant's own. */
  readonly street: WorkingCalendar
  /** Without what the tenant changed: scenarios go by it wherever they play. */
  readonly published: WorkingCalendar
  /** Whether the tenant changed nothing in the years that are published. */
  readonly isSame: boolean
  /** `YYYY-MM-DD` → what people call the day. */
  readonly names: ReadonlyMap<string, string>
}

/** The two calendars that there are for a tenant. */
export function calendarsOf(
  years: readonly ToldYear[],
  officeHours: readonly OfficeHours[],
): Calendars {
  const published = years.flatMap(({ year, publishedDays }) =>
    publishedDays == null ? [] : [{ year, days: publishedDays }],
  )
  const isKept = years.every(
    ({ days, publishedDays }) => publishedDays == null || textOf(days) === textOf(publishedDays),
  )
  return {
    street: calendarOfYears(years, officeHours),
    published: calendarOfYears(published),
    isSame: isKept && officeHours.length === 0,
    names: new Map(years.flatMap(({ days }) => days.map(({ date, name }) => [date, name]))),
  }
}

/** What is left where the calendar cannot be read: Monday to Friday at the usual hours, from 2000 to 2099. */
export function assumedCalendars(): Calendars {
  const plain = calendarOfYears(
    Array.from({ length: 100 }, (_, index) => ({ year: 2000 + index, days: [] })),
  )
  return { street: plain, published: plain, isSame: true, names: new Map() }
}

function textOf(days: readonly CalendarDay[]): string {
  return days
    .map(({ date, isWorked }) => `${date} ${isWorked}`)
    .sort()
    .join()
}
