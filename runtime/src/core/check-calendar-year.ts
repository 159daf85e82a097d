import type { CalendarYear } from '@linli/schemas/calendar'
import { LinliError } from '@linli/schemas/linli-error'
import { parseDay } from './civil-time.ts'

const MAX_NAME_LENGTH = 40
const [FIRST_YEAR, LAST_YEAR] = [2000, 2100]

/** Throws `calendar.invalid`, naming the first date that is wrong: not a day of the year, named twice, or with a name of
 *  more than 40 characters, a control character or half of a character. */
export function checkCalendarYear({ year, days }: CalendarYear): void {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    throw invalid(`A calendar's year is ${FIRST_YEAR} to ${LAST_YEAR}, not ${year}.`, null)
  }
  const seen = new Set<string>()
  for (const { date, name } of days) {
    if (parseDay(date) === null || !date.startsWith(`${year}-`)) {
      throw invalid(`'${date.slice(0, 20)}' is no day of ${year}.`, date)
    }
    if (seen.has(date)) throw invalid(`${date} is named twice.`, date)
    if (name.length > MAX_NAME_LENGTH || /[\p{Cc}\p{Cs}]/u.test(name)) {
      throw invalid(`The name of ${date} is no text of at most ${MAX_NAME_LENGTH}.`, date)
    }
    seen.add(date)
  }
}

function invalid(message: string, date: string | null): LinliError {
  return new LinliError('calendar.invalid', message, { details: { date } })
}
