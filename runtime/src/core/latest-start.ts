import type { TimerClock } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import { instantOf, parseDay } from './civil-time.ts'
import { dueAt, durationMs } from './due-at.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** The last instant (epoch ms) at which a timer armed is due by `now`: what began then or earlier is late, what began later
 *  is not. Null where nothing that began within the calendar is late. */
export function latestStart(
  clock: TimerClock,
  now: number,
  calendar: WorkingCalendar,
): number | null {
  // Runs at night too, and needs no calendar.
  if (clock.clock === 'elapsed') return now - durationMs(clock.duration)
  const day = parseDay(calendar.from)
  const first = day === null ? now : instantOf({ day, minute: 0 }, calendar.utcOffsetMinutes)
  if (first > now || !isDueBy(clock, first, { now, calendar })) return null
  // Due at `late`, not yet at `early`; a timer that is armed later is never due earlier.
  let late = first
  let early = now + 1
  while (early - late > 1) {
    const middle = Math.floor((late + early) / 2)
    if (isDueBy(clock, middle, { now, calendar })) late = middle
    else early = middle
  }
  return late
}

interface Until {
  readonly now: number
  readonly calendar: WorkingCalendar
}

/** What is due on a day after the calendar is not due by now. */
function isDueBy(clock: TimerClock, from: number, { now, calendar }: Until): boolean {
  try {
    return dueAt(clock, from, calendar) <= now
  } catch (error) {
    if (error instanceof LinliError && error.code === 'calendar.uncovered') return false
    throw error
  }
}
