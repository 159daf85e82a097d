import { instantOf, parseDay } from './civil-time.ts'
import { isSame } from './compare-values.ts'
import { isWorkingDay } from './due-at.ts'
import { hoursOn } from './hours-on.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** Epoch ms of the first local midnight of a day that one calendar calls worked and the other not, or that has other business
 *  hours, of the days that both cover; null where they agree. No timer that is due before it is moved by the change. */
export function firstChangedInstant(
  before: WorkingCalendar,
  after: WorkingCalendar,
): number | null {
  const [from] = [before.from, after.from].sort().reverse()
  const [to] = [before.to, after.to].sort()
  const [first, last] = [parseDay(from ?? ''), parseDay(to ?? '')]
  if (first === null || last === null) return null
  for (let day = first; day <= last; day++) {
    if (isOtherwise(day, before, after)) {
      return instantOf({ day, minute: 0 }, before.utcOffsetMinutes)
    }
  }
  return null
}

function isOtherwise(day: number, before: WorkingCalendar, after: WorkingCalendar): boolean {
  const isWorked = isWorkingDay(day, after)
  if (isWorked !== isWorkingDay(day, before)) return true
  return isWorked && !isSame(hoursOn(day, before), hoursOn(day, after))
}
