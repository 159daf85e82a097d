import type { WorkingCalendar } from './working-calendar.ts'

/** Usual business hours of street offices: 08:30–12:00 and 13:30–17:30. */
export const OFFICE_HOURS: WorkingCalendar['hours'] = [
  [510, 720],
  [810, 1050],
]

/** What the State Council's yearly notices say, as dates `YYYY-MM-DD`. */
export interface HolidayNotices {
  /** Years with a published notice; only these are covered. */
  readonly years: readonly number[]
  readonly daysOff: readonly string[]
  readonly makeUpDays: readonly string[]
}

/** A working calendar of mainland China for the unbroken run of years that ends with the newest published notice. */
export function chinaCalendar(
  notices: HolidayNotices,
  hours: WorkingCalendar['hours'] = OFFICE_HOURS,
): WorkingCalendar {
  const years = [...notices.years].sort((a, b) => a - b)
  const last = years.at(-1) ?? 1970
  let first = last
  while (years.includes(first - 1)) first -= 1
  return {
    from: `${first}-01-01`,
    to: `${last}-12-31`,
    utcOffsetMinutes: 480,
    hours,
    daysOff: new Set(notices.daysOff),
    makeUpDays: new Set(notices.makeUpDays),
  }
}
