import type { DayHours, OfficeHours } from '@linli/schemas/calendar'

/** Working time of a tenant: business hours plus the State Council's days off and make-up working days (调休).
 *  Dates are local to `utcOffsetMinutes` (China has no daylight saving time, so a fixed offset is exact). */
export interface WorkingCalendar {
  /** First and last covered local date, `YYYY-MM-DD`, inclusive. Asking outside throws `calendar.uncovered`, never guesses. */
  readonly from: string
  readonly to: string
  readonly utcOffsetMinutes: number
  /** Local business hours as minutes of the day, ascending, not overlapping, e.g. [[510,720],[810,1050]]. */
  readonly hours: DayHours
  /** Business hours that take their place from a day on, ascending by it. */
  readonly changes?: readonly OfficeHours[]
  /** Weekdays that are days off although Monday to Friday. */
  readonly daysOff: ReadonlySet<string>
  /** Saturdays and Sundays that are worked. */
  readonly makeUpDays: ReadonlySet<string>
}
