const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** China has one zone and no daylight saving time. */
export const CHINA_UTC_OFFSET_MINUTES = 480

/** A local date as days since 1970-01-01 and the minute of that day. */
export interface LocalMinute {
  readonly day: number
  /** Minutes since local midnight; fractional where the instant has seconds. */
  readonly minute: number
}

/** Days since 1970-01-01 of a civil date in the proleptic Gregorian calendar.
 *  Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
export function dayOfCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The civil date of a day number; the inverse of `dayOfCivil`. */
export function civilOfDay(dayNumber: number): { year: number; month: number; day: number } {
  const z = dayNumber + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}

/** Days of a month, February of leap years included. */
export function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? dayOfCivil(year + 1, 1, 1) : dayOfCivil(year, month + 1, 1)
  return next - dayOfCivil(year, month, 1)
}

/** 0 is Sunday, 6 is Saturday. 1970-01-01 was a Thursday. */
export function weekdayOfDay(dayNumber: number): number {
  return (((dayNumber + 4) % 7) + 7) % 7
}

/** `YYYY-MM-DD` of a day number. */
export function formatDay(dayNumber: number): string {
  const { year, month, day } = civilOfDay(dayNumber)
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
}

/** The day number of a real date `YYYY-MM-DD`, or null: `2026-02-30` is not one. */
export function parseDay(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return dayOfCivil(year, month, day)
}

/** Epoch ms of an RFC 3339 instant with seconds and offset, or null. */
export function parseInstant(text: string): number | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(?:(Z)|([+-])(\d{2}):(\d{2}))$/.exec(
      text,
    )
  const day = match?.[1] === undefined ? null : parseDay(match[1])
  if (!match || day === null) return null
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)]
  if (hour > 23 || minute > 59 || second > 59) return null
  const offset = match[6]
    ? 0
    : (match[7] === '-' ? -1 : 1) * (Number(match[8]) * 60 + Number(match[9]))
  const fraction = Math.floor(Number(match[5] ?? 0) * 1000)
  return day * DAY_MS + (hour * 60 + minute - offset) * MINUTE_MS + second * 1000 + fraction
}

/** The local day and minute of an instant at a fixed offset. */
export function localOf(instant: number, utcOffsetMinutes: number): LocalMinute {
  const local = instant + utcOffsetMinutes * MINUTE_MS
  const day = Math.floor(local / DAY_MS)
  return { day, minute: (local - day * DAY_MS) / MINUTE_MS }
}

/** The instant (epoch ms) of a local day and minute at a fixed offset. */
export function instantOf(local: LocalMinute, utcOffsetMinutes: number): number {
  return local.day * DAY_MS + Math.round((local.minute - utcOffsetMinutes) * MINUTE_MS)
}

/** `YYYY-MM-DD HH:MM` at a fixed offset, for sentences people read. */
export function formatLocal(instant: number, utcOffsetMinutes: number): string {
  const { day, minute } = localOf(instant, utcOffsetMinutes)
  return `${formatDay(day)} ${pad(Math.floor(minute / 60))}:${pad(Math.floor(minute % 60))}`
}

/** RFC 3339 in China Standard Time to the second, as scenarios are written; `?` for no instant. */
export function formatInstant(instant: number): string {
  if (Number.isNaN(instant)) return '?'
  const { day, minute } = localOf(instant, CHINA_UTC_OFFSET_MINUTES)
  const seconds = Math.floor((minute % 1) * 60 + 1e-6)
  const time = `${pad(Math.floor(minute / 60))}:${pad(Math.floor(minute % 60))}:${pad(seconds)}`
  return `${formatDay(day)}T${time}+08:00`
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
