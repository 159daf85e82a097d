import { describe, expect, test } from 'vitest'
import { chinaWorkingCalendar } from '../calendar/published-years.ts'
import { formatLocal, parseInstant } from './civil-time.ts'
import { dueAt } from './due-at.ts'
import { timeLeft } from './time-left.ts'

const calendar = chinaWorkingCalendar()
const at = (text: string) => parseInstant(`${text}+08:00`) ?? Number.NaN
const DAYS = { clock: 'working-days', days: 5 } as const
const HOURS = { clock: 'working-hours', hours: 8 } as const
const NATURAL = { clock: 'calendar-days', days: 30 } as const
const MONTHS = { clock: 'months', months: 2 } as const
const ELAPSED = { clock: 'elapsed', duration: 'P1D' } as const

// Each: the clock, when it started, when it was stopped, when it went on, when it is due then. Counted by hand; hours of work are
// 8:30–12:00 and 13:30–17:30, five working days from a Monday end on the next Monday.
describe('a timer that stood still', () => {
  test.each([
    // Tuesday and Wednesday are used; three days are left after Friday.
    [DAYS, '2026-11-02T09:00', '2026-11-04T10:00', '2026-11-06T10:00', '2026-11-11T17:30'],
    // Stopped and let go on the same day: nothing moves.
    [DAYS, '2026-11-02T09:00', '2026-11-04T09:00', '2026-11-04T16:00', '2026-11-09T17:30'],
    // Stopped on the last day: it is due on the day on which it goes on.
    [DAYS, '2026-11-02T09:00', '2026-11-09T10:00', '2026-11-12T09:00', '2026-11-12T17:30'],
    // What goes on after closing goes on the next working day.
    [DAYS, '2026-11-02T09:00', '2026-11-04T10:00', '2026-11-06T18:00', '2026-11-12T17:30'],
    // Over the National Day week, with the make-up Sunday 20 September before and Saturday 10 October after it.
    [DAYS, '2026-09-21T09:00', '2026-09-23T10:00', '2026-09-30T10:00', '2026-10-10T17:30'],
    // Stopped on a rest day: the whole of what was left on Friday is left.
    [DAYS, '2026-11-05T09:00', '2026-11-07T10:00', '2026-11-09T09:00', '2026-11-13T17:30'],
    // 3.5 h of the first day are used; 4.5 h are left.
    [HOURS, '2026-11-02T08:30', '2026-11-02T13:00', '2026-11-03T14:00', '2026-11-04T09:30'],
    // Stopped in the night: only business hours count.
    [HOURS, '2026-11-02T14:00', '2026-11-02T23:59', '2026-11-05T08:30', '2026-11-05T14:30'],
    // 30 days end on 2 December; 20 are left on 12 November, from 20 November they end on 10 December.
    [NATURAL, '2026-11-02T09:00', '2026-11-12T09:00', '2026-11-20T09:00', '2026-12-10T17:30'],
    // They would end on a rest day: the end moves, not the count. 30 days from 3 September end on 3 October, a holiday.
    [NATURAL, '2026-09-03T09:00', '2026-09-13T09:00', '2026-09-14T09:00', '2026-10-08T17:30'],
    // Two months from 31 August end on 31 October; 31 days are left on 30 September.
    [MONTHS, '2026-08-31T09:00', '2026-09-30T09:00', '2026-10-12T09:00', '2026-11-12T17:30'],
    // 14 h of a day and a night are left.
    [ELAPSED, '2026-11-02T20:00', '2026-11-03T06:00', '2026-11-07T23:00', '2026-11-08T13:00'],
  ])('%o from %s, stopped %s, goes on %s: due %s', (...[clock, start, stop, on, due]) => {
    const timer = { dueAt: dueAt(clock, at(start), calendar), armedAt: at(start) }
    const left = timeLeft(clock, timer, { now: at(stop), calendar })
    const again = dueAt(left, at(on), calendar)
    expect(formatLocal(again, 480).replace(' ', 'T')).toBe(due)
  })

  test('twice is as good as once', () => {
    const timer = {
      dueAt: dueAt(DAYS, at('2026-11-02T09:00'), calendar),
      armedAt: at('2026-11-02T09:00'),
    }
    const once = timeLeft(DAYS, timer, { now: at('2026-11-03T10:00'), calendar })
    const again = {
      dueAt: dueAt(once, at('2026-11-05T10:00'), calendar),
      armedAt: at('2026-11-05T10:00'),
    }
    const twice = timeLeft(once, again, { now: at('2026-11-06T10:00'), calendar })
    expect([once, twice]).toEqual([
      { clock: 'working-days', days: 4 },
      { clock: 'working-days', days: 3 },
    ])
  })
})
