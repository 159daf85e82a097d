import type { DayHours, OfficeHours } from '@linli/schemas/calendar'
import { LinliError } from '@linli/schemas/linli-error'
import { parseDay } from './civil-time.ts'

const MAX_CHANGES = 50
const MAX_INTERVALS = 6
const DAY_MINUTES = 24 * 60
/** A leap year: 29 February may begin or end a season. */
const ANY_YEAR = '2024'

/** Throws `calendar.hours`, naming the first date that is wrong: no day, not after the one before it, a season that begins and ends
 *  on no day of the year, or hours that are none: at least one interval a day, of whole minutes, ascending and apart. */
export function checkOfficeHours(changes: readonly OfficeHours[]): void {
  if (changes.length > MAX_CHANGES) throw invalid(`At most ${MAX_CHANGES} changes.`, null)
  changes.forEach(({ from, hours, season }, index) => {
    if (parseDay(from) === null) throw invalid(`'${from.slice(0, 20)}' is no day.`, from)
    const before = changes[index - 1]
    if (before !== undefined && before.from >= from) {
      throw invalid(`${from} does not come after ${before.from}.`, from)
    }
    const days = season === null ? [] : [season.from, season.to]
    if (days.some((day) => parseDay(`${ANY_YEAR}-${day}`) === null)) {
      throw invalid(`The season of ${from} has no first or last day.`, from)
    }
    if (!isDay(hours) || (season !== null && !isDay(season.hours))) {
      throw invalid(`The hours from ${from} are none.`, from)
    }
  })
}

function isDay(hours: DayHours): boolean {
  const minutes = hours.flat()
  return (
    hours.length >= 1 &&
    hours.length <= MAX_INTERVALS &&
    minutes.every(
      (minute, index) =>
        Number.isInteger(minute) &&
        minute >= 0 &&
        minute <= DAY_MINUTES &&
        (index === 0 || (minutes[index - 1] ?? 0) < minute),
    )
  )
}

function invalid(message: string, date: string | null): LinliError {
  return new LinliError('calendar.hours', message, { details: { date } })
}
