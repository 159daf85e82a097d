import type { DayHours, OfficeHours } from '@linli/schemas/calendar'
import { describe, expect, test } from 'vitest'
import { publishedYears } from '../calendar/published-years.ts'
import { calendarOfYears } from './calendar-of-years.ts'
import { checkOfficeHours } from './check-office-hours.ts'
import { formatLocal, parseInstant } from './civil-time.ts'
import { dueAt } from './due-at.ts'
import { firstChangedInstant } from './first-changed-instant.ts'
import { timeLeft } from './time-left.ts'

const at = (text: string) => parseInstant(`${text}+08:00`) ?? Number.NaN
const said = (instant: number) => formatLocal(instant, 480).replace(' ', 'T')
const USUAL: DayHours = [
  [510, 720],
  [810, 1050],
]
/** 09:00–12:00 and 14:30–18:00, six and a half hours. */
const SUMMER: DayHours = [
  [540, 720],
  [870, 1080],
]
const CHANGES: readonly OfficeHours[] = [
  {
    from: '2026-03-01',
    hours: USUAL,
    season: { from: '06-01', to: '09-30', hours: SUMMER },
  },
  // 09:00–17:00 without a break, from a Monday on.
  { from: '2026-11-02', hours: [[540, 1020]], season: null },
]
const WINTER: readonly OfficeHours[] = [
  {
    from: '2025-01-01',
    hours: USUAL,
    season: { from: '12-01', to: '02-28', hours: [[540, 990]] },
  },
]
const calendar = calendarOfYears(publishedYears(), CHANGES)

const hours = (count: number) => ({ clock: 'working-hours', hours: count }) as const
const days = (count: number) => ({ clock: 'working-days', days: count }) as const

// Counted by hand. 29 May 2026 is a Friday, 1 June a Monday, 30 September a Wednesday before the holiday; work goes on on 8 October.
describe("a street's own business hours", () => {
  test.each([
    // One and a half hours on Friday, two and a half on the first day of summer, which begins at nine.
    [hours(4), '2026-05-29T16:00', '2026-06-01T11:30'],
    // Three in the morning, two after the long noon break.
    [hours(5), '2026-06-01T08:30', '2026-06-01T16:30'],
    [hours(1), '2026-06-01T13:30', '2026-06-01T15:30'],
    // One on the last evening of summer, one at half past eight after the holiday.
    [hours(2), '2026-09-30T17:00', '2026-10-08T09:30'],
    [days(1), '2026-05-29T10:00', '2026-06-01T18:00'],
    // After closing in spring, before it in summer.
    [days(1), '2026-05-29T17:45', '2026-06-02T18:00'],
    [days(1), '2026-06-01T17:45', '2026-06-02T18:00'],
    [days(1), '2026-09-30T17:45', '2026-10-08T17:30'],
    [{ clock: 'calendar-days', days: 7 }, '2026-05-28T09:00', '2026-06-04T18:00'],
    [{ clock: 'calendar-days', days: 1 }, '2026-09-29T09:00', '2026-09-30T18:00'],
    [{ clock: 'months', months: 1 }, '2026-08-31T09:00', '2026-09-30T18:00'],
    [{ clock: 'months', months: 1 }, '2026-09-01T09:00', '2026-10-08T17:30'],
    // An hour on Friday by the hours of before, seven on Monday by the new ones.
    [hours(8), '2026-10-30T16:30', '2026-11-02T16:00'],
    [hours(8), '2026-11-02T09:00', '2026-11-02T17:00'],
    [hours(4), '2026-11-02T11:00', '2026-11-02T15:00'],
    // Before the first change the hours are the usual ones; Saturday 28 February is worked.
    [hours(1), '2026-02-27T17:00', '2026-02-28T09:00'],
    [{ clock: 'elapsed', duration: 'PT4H' }, '2026-05-29T16:00', '2026-05-29T20:00'],
  ] as const)('%o from %s is due %s', (clock, start, due) => {
    expect(said(dueAt(clock, at(start), calendar))).toBe(due)
  })

  test.each([
    [days(1), '2026-01-05T10:00', '2026-01-06T16:30'],
    [days(1), '2026-03-02T10:00', '2026-03-03T17:30'],
    [hours(2), '2025-11-28T17:00', '2025-12-01T10:30'],
  ] as const)(
    '%o from %s is due %s where the season goes over the new year',
    (...[clock, start, due]) => {
      expect(said(dueAt(clock, at(start), calendarOfYears(publishedYears(), WINTER)))).toBe(due)
    },
  )

  test('what is left at a stop counts each day by its own hours', () => {
    // Of eight: three and a half on Friday afternoon, one on Monday morning in summer.
    const [start, stop] = [at('2026-05-29T14:00'), at('2026-06-01T10:00')]
    const timer = { dueAt: dueAt(hours(8), start, calendar), armedAt: start }
    const left = timeLeft(hours(8), timer, { now: stop, calendar })
    expect(left).toEqual(hours(3.5))
    expect(said(dueAt(left, at('2026-06-02T09:00'), calendar))).toBe('2026-06-02T15:00')
  })

  test('move nothing before the first day that they change', () => {
    const before = calendarOfYears(publishedYears())
    const changed = firstChangedInstant(before, calendar)
    expect(said(changed ?? Number.NaN)).toBe('2026-06-01T00:00')
    expect(firstChangedInstant(calendar, calendar)).toBeNull()
  })
})

describe('business hours to be saved', () => {
  const change = (part: Partial<OfficeHours>): OfficeHours[] => [
    { from: '2026-06-01', hours: USUAL, season: null, ...part },
  ]

  test('are taken as they are here', () => {
    expect(() => checkOfficeHours(CHANGES)).not.toThrow()
    expect(() => checkOfficeHours(WINTER)).not.toThrow()
    expect(() => checkOfficeHours([])).not.toThrow()
  })

  test.each([
    ['no day', change({ from: '2026-02-30' }), '2026-02-30'],
    ['a day before the last one', [...CHANGES].reverse(), '2026-03-01'],
    ['no interval', change({ hours: [] }), '2026-06-01'],
    ['an interval that ends first', change({ hours: [[720, 510]] }), '2026-06-01'],
    [
      'intervals that touch',
      change({
        hours: [
          [510, 720],
          [720, 800],
        ],
      }),
      '2026-06-01',
    ],
    ['an hour after midnight', change({ hours: [[510, 1441]] }), '2026-06-01'],
    ['half a minute', change({ hours: [[510.5, 720]] }), '2026-06-01'],
    [
      'a season without a day',
      change({ season: { from: '06-31', to: '09-30', hours: USUAL } }),
      '2026-06-01',
    ],
    [
      'a season without hours',
      change({ season: { from: '06-01', to: '09-30', hours: [] } }),
      '2026-06-01',
    ],
  ])('are refused with %s', (_, changes, date) => {
    expect(() => checkOfficeHours(changes)).toThrow(
      expect.objectContaining({ code: 'calendar.hours', details: { date } }),
    )
  })
})
