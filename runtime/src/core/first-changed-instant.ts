import { instantOf, parseDay } from './civil-time.ts'
import { isWorkingDay } from './due-at.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** Epoch ms of the first local midnight of a day that one calendar calls worked and the other not, of the days that both
 *  cover; null where they agree. No timer that is due before it is moved by the change. */
export function firstChangedInstant(
  before: WorkingCalendar,
  after: WorkingCalendar,
): number | null {
  const [from] = [before.from, after.from].sort().reverse()
  const [to] = [before.to, after.to].sort()
  const named = [before.daysOff, before.makeUpDays, after.daysOff, after.makeUpDays]
  const days = [...new Set(named.flatMap((dates) => [...dates]))]
    .filter((date) => from !== undefined && to !== undefined && date >= from && date <= to)
    .flatMap((date) => parseDay(date) ?? [])
    .filter((day) => isWorkingDay(day, before) !== isWorkingDay(day, after))
  return days.length === 0
    ? null
    : instantOf({ day: Math.min(...days), minute: 0 }, before.utcOffsetMinutes)
}
