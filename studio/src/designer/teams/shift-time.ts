import { cityDay, cityTime } from '@linli/schemas/city-day'

const DAY_MS = 24 * 3_600_000

interface Span {
  readonly fromAt: string
  readonly untilAt: string
}

/** `08:00–20:00` in the city's time; `+1` where it ends on the next day. */
export function hoursText({ fromAt, untilAt }: Span): string {
  const [from, until] = [Date.parse(fromAt), Date.parse(untilAt)]
  const days = Math.round((startOfDay(cityDay(until)) - startOfDay(cityDay(from))) / DAY_MS)
  return `${cityTime(from)}–${cityTime(until)}${days === 0 ? '' : ` +${days}`}`
}

/** With its day before it. */
export function shiftText(span: Span): string {
  return `${cityDay(Date.parse(span.fromAt))} ${hoursText(span)}`
}

export function dayAfter(day: string, count: number): string {
  return cityDay(startOfDay(day) + count * DAY_MS)
}

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T12:00:00+08:00`).getUTCDay() + 6) % 7
  return dayAfter(day, -weekday)
}

/** As `<input type="datetime-local">` writes it, in the city's time. */
export function localText(instant: number): string {
  return `${cityDay(instant)}T${cityTime(instant)}`
}

/** Null while it is not written out. */
export function instantOf(local: string): string | null {
  const instant = Date.parse(`${local}:00+08:00`)
  return Number.isNaN(instant) ? null : new Date(instant).toISOString()
}

function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`)
}
