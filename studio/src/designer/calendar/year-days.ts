import type { CalendarDay } from '@linli/schemas/calendar'

/** The days of a year that are set apart, by date. */
export type YearDays = ReadonlyMap<string, CalendarDay>

const DAY_MS = 86_400_000

export function yearDaysOf(days: readonly CalendarDay[]): YearDays {
  return new Map(
    days.map(({ date, isWorked, name }): [string, CalendarDay] => [date, { date, isWorked, name }]),
  )
}

/** Ascending by date. */
export function listOf(days: YearDays): CalendarDay[] {
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

export function isWeekend(date: string): boolean {
  const weekday = new Date(date).getUTCDay()
  return weekday === 0 || weekday === 6
}

export function isWorked(date: string, days: YearDays): boolean {
  return days.get(date)?.isWorked ?? !isWeekend(date)
}

/** Worked becomes rest and the other way round; a day takes the name back that it had before. */
export function toggled(days: YearDays, date: string, before: YearDays): YearDays {
  const name = days.get(date)?.name || (before.get(date)?.name ?? '')
  const isWorkedNow = !isWorked(date, days)
  const next = new Map(days)
  // A weekday that is worked needs no mark, nor does a weekend day of rest that has no name.
  const isPlain = isWorkedNow !== isWeekend(date) && (isWorkedNow || name === '')
  if (isPlain) next.delete(date)
  else next.set(date, { date, isWorked: isWorkedNow, name })
  return next
}

/** Dates that are marked otherwise than before, ascending. */
export function changedDates(before: YearDays, after: YearDays): string[] {
  const dates = new Set([...before.keys(), ...after.keys()])
  return [...dates].filter((date) => !isSame(before.get(date), after.get(date))).sort()
}

function isSame(a: CalendarDay | undefined, b: CalendarDay | undefined): boolean {
  return a?.isWorked === b?.isWorked && a?.name === b?.name
}

/** The dates of each month in weeks from Monday to Sunday, null outside the month. */
export function monthsOf(year: number): (string | null)[][][] {
  return Array.from({ length: 12 }, (_, month) => {
    const first = Date.UTC(year, month, 1)
    const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
    const lead = (new Date(first).getUTCDay() + 6) % 7
    const cells: (string | null)[] = [
      ...Array.from({ length: lead }, () => null),
      ...Array.from({ length: count }, (_each, index) => dateText(first + index * DAY_MS)),
    ]
    const weeks = Math.ceil(cells.length / 7)
    return Array.from({ length: weeks }, (_each, week) =>
      Array.from({ length: 7 }, (_cell, day) => cells[week * 7 + day] ?? null),
    )
  })
}

/** The date so many days on, kept within the date's year. */
export function dateAfter(date: string, days: number): string {
  const moved = dateText(Date.parse(date) + days * DAY_MS)
  return moved.slice(0, 4) === date.slice(0, 4) ? moved : date
}

function dateText(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
