import { cityTime } from '@linli/schemas/city-day'
import { LinliError } from '@linli/schemas/linli-error'

/** Hours in which no message is sent, every day: `HH:MM` on the city's clock. They begin with `from` and end before `until`, on the
 *  next day where that is earlier. */
export interface QuietHours {
  readonly from: string
  readonly until: string
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/
const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60

/** Null where neither is given. Throws `request.invalid` for what are no two different times of a day. */
export function parseQuietHours(
  from: string | null | undefined,
  until: string | null | undefined,
): QuietHours | null {
  if (from == null && until == null) return null
  if (from == null || until == null || !TIME.test(from) || !TIME.test(until) || from === until)
    throw new LinliError('request.invalid', 'Quiet hours are two different times, HH:MM.')
  return { from, until }
}

/** The first instant from `now` on (epoch ms) that is in none of the hours; `now` itself where it is in none, and where together they
 *  are the whole day, for then nothing would ever be sent. */
export function sendAt(now: number, hours: readonly (QuietHours | null)[]): number {
  const known = hours.filter((each) => each !== null)
  let at = now
  // Where one ends the other may begin; after as many turns as there are hours, and one more, it begins anew.
  for (let turn = 0; turn <= known.length; turn++) {
    const around = known.find((each) => isIn(each, minuteOf(at)))
    if (around === undefined) return at
    at = endOf(around, at)
  }
  return now
}

function isIn({ from, until }: QuietHours, minute: number): boolean {
  const [begins, ends] = [minutesOf(from), minutesOf(until)]
  return begins < ends ? minute >= begins && minute < ends : minute >= begins || minute < ends
}

function endOf({ until }: QuietHours, at: number): number {
  const left = (minutesOf(until) - minuteOf(at) + DAY_MINUTES) % DAY_MINUTES
  // The city's clock is whole hours from UTC, so its minutes are the world's.
  return Math.floor(at / MINUTE_MS) * MINUTE_MS + left * MINUTE_MS
}

function minuteOf(epochMs: number): number {
  return minutesOf(cityTime(epochMs))
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
