import type { WorkingCalendar } from '@linli/runtime/core'
import { countingBy, isWorkingDay } from '@linli/runtime/core'
import type { Definition, TimerDefinition } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const FRIDAY = 5
/** How many Fridays are looked at for one that is worked. */
const MOST_WEEKS = 8

/** When a timer would be due; both epoch ms. */
export interface ClockExample {
  readonly from: number
  readonly to: number
}

/** What the core makes of a timer that begins on the first worked Friday at 16:00 from `now` (epoch ms) on: the weekend tells the
 *  kinds of clock apart. Null where the calendar does not reach so far, or a share's other timer is not there. */
export function clockExample(
  timer: TimerDefinition,
  timers: Definition['timers'],
  { calendar, now }: { readonly calendar: WorkingCalendar; readonly now: number },
): ClockExample | null {
  try {
    const from = workedFriday(calendar, now)
    const to = from === null ? null : dueOf(timer, timers, { calendar, from })
    return from === null || to === null || !Number.isFinite(to) ? null : { from, to }
  } catch (error) {
    if (error instanceof LinliError && error.code === 'calendar.uncovered') return null
    throw error
  }
}

function workedFriday(calendar: WorkingCalendar, now: number): number | null {
  const offsetMs = calendar.utcOffsetMinutes * 60_000
  const today = Math.floor((now + offsetMs) / DAY_MS)
  // The day 0 of the epoch was a Thursday.
  const first = today + ((FRIDAY - ((today + 4) % 7) + 7) % 7)
  for (let week = 0; week < MOST_WEEKS; week += 1) {
    const day = first + 7 * week
    if (isWorkingDay(day, calendar)) return day * DAY_MS + 16 * HOUR_MS - offsetMs
  }
  return null
}

function dueOf(
  timer: TimerDefinition,
  timers: Definition['timers'],
  { calendar, from }: { readonly calendar: WorkingCalendar; readonly from: number },
): number | null {
  const counting = countingBy(calendar)
  if (timer.clock !== 'share') return counting.dueAt(timer, from)
  const whole = Object.hasOwn(timers, timer.of) ? timers[timer.of] : undefined
  if (whole === undefined || whole.clock === 'share') return null
  const to = counting.dueAt(whole, from)
  return counting.shareAt(timer.percent / 100, { clock: whole.clock, from, to })
}
