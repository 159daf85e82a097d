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
