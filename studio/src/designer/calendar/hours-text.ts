import type { WorkingCalendarQuery } from '../../api/documents.ts'

export type OfficeHours = WorkingCalendarQuery['workingCalendar']['officeHours'][number]
type Interval = OfficeHours['hours'][number]

/** Until somebody changes them: 08:30–12:00 and 13:30–17:30. */
export const USUAL_HOURS: readonly Interval[] = [
  { opens: 510, closes: 720 },
  { opens: 810, closes: 1050 },
].map((each) => ({ __typename: 'OfficeInterval', ...each }))

/** `08:30–12:00 13:30–17:30`. */
export function hoursText(hours: readonly Pick<Interval, 'opens' | 'closes'>[]): string {
  return hours.map(({ opens, closes }) => `${clockText(opens)}–${clockText(closes)}`).join(' ')
}

function clockText(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** What somebody wrote, as intervals that ascend and lie apart; null where it says none. Any dash and any separator will do. */
export function readHours(text: string): { opens: number; closes: number }[] | null {
  const parts = text
    .trim()
    .split(/[\s,，、;；]+/)
    .filter((part) => part !== '')
  const hours = parts.map(readInterval)
  if (hours.length === 0) return null
  const read: { opens: number; closes: number }[] = []
  for (const each of hours) {
    if (each === null || each.opens <= (read.at(-1)?.closes ?? -1)) return null
    read.push(each)
  }
  return read
}

function readInterval(part: string): { opens: number; closes: number } | null {
  const found = /^(\d{1,2})[:：](\d{2})[-–—~～至](\d{1,2})[:：](\d{2})$/.exec(part)
  if (found === null) return null
  const [a = 0, b = 0, c = 0, d = 0] = found.slice(1).map(Number)
  const [opens, closes] = [a * 60 + b, c * 60 + d]
  const isOfDay = b < 60 && d < 60 && closes <= 24 * 60 && opens < closes
  return isOfDay ? { opens, closes } : null
}

/** `6-1`, `06-01`, `6月1日` as `06-01`; null where it is no day of a year. */
export function readMonthDay(text: string): string | null {
  const found = /^(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/.exec(text.trim())
  if (found === null) return null
  const [month = 0, day = 0] = found.slice(1).map(Number)
  // A leap year: 29 February is a day of some years.
  const date = new Date(Date.UTC(2024, month - 1, day))
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isDay ? `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : null
}
