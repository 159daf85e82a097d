/** A day that the year's notice sets apart: a rest day, or a Saturday or Sunday that is worked (调休). */
export interface CalendarDay {
  /** Local date `YYYY-MM-DD`. */
  readonly date: string
  readonly isWorked: boolean
  /** What people call it, e.g. `春节`; may be empty. */
  readonly name: string
}

/** A year of a working calendar. Days that it does not name are worked from Monday to Friday. */
export interface CalendarYear {
  readonly year: number
  readonly days: readonly CalendarDay[]
}

/** Minutes of the local day at which business begins and ends, ascending, not overlapping, e.g. [[510, 720], [810, 1050]]. */
export type DayHours = readonly (readonly [number, number])[]

/** Business hours as a street keeps them from a day on, until the next ones begin. */
export interface OfficeHours {
  /** First local date `YYYY-MM-DD`. */
  readonly from: string
  readonly hours: DayHours
  /** A part of every year that has others, as summer has; null where none has. */
  readonly season: OfficeSeason | null
}

export interface OfficeSeason {
  /** First and last day `MM-DD`, inclusive; one that ends before it begins goes over the turn of the year. */
  readonly from: string
  readonly to: string
  readonly hours: DayHours
}
