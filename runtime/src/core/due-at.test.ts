import { describe, expect, test } from 'vitest'
import { chinaWorkingCalendar } from '../calendar/published-years.ts'
import { formatLocal, parseInstant } from './civil-time.ts'
import { dueAt, durationMs } from './due-at.ts'

const calendar = chinaWorkingCalendar()

function due(clock: Parameters<typeof dueAt>[0], start: string): string {
  return formatLocal(dueAt(clock, parseInstant(`${start}+08:00`) ?? Number.NaN, calendar), 480)
}

describe('dueAt', () => {
  test.each([
    ['2026-09-28T16:00', 5, '2026-10-10 17:30'],
    ['2026-09-24T10:00', 5, '2026-10-09 17:30'],
    ['2026-09-18T17:00', 1, '2026-09-20 17:30'],
    ['2026-09-18T17:50', 1, '2026-09-21 17:30'],
    ['2026-02-13T09:00', 2, '2026-02-24 17:30'],
    ['2026-04-30T09:00', 5, '2026-05-11 17:30'],
  ])('from %s, %i working days end on %s', (start, days, expected) => {
    expect(due({ clock: 'working-days', days }, start)).toBe(expected)
  })

  test('working hours stop at closing time and skip the National Day week', () => {
    expect(due({ clock: 'working-hours', hours: 4 }, '2026-09-30T16:00')).toBe('2026-10-08 11:00')
  })

  test('working hours skip the noon break', () => {
    expect(due({ clock: 'working-hours', hours: 2 }, '2026-11-23T11:00')).toBe('2026-11-23 14:30')
  })

  test('natural days that end on a rest day end on the next working day', () => {
    expect(due({ clock: 'calendar-days', days: 30 }, '2026-09-03T09:00')).toBe('2026-10-08 17:30')
  })

  test('a month without the day ends on its last day', () => {
    expect(due({ clock: 'months', months: 1 }, '2026-03-31T09:00')).toBe('2026-04-30 17:30')
  })

  test('elapsed time runs at night', () => {
    expect(due({ clock: 'elapsed', duration: 'PT1H30M' }, '2026-11-21T23:00')).toBe(
      '2026-11-22 00:30',
    )
  })

  test('a day outside the calendar is an error, never a guess', () => {
    expect(() => due({ clock: 'working-days', days: 90 }, '2026-11-21T09:00')).toThrow(
      expect.objectContaining({ code: 'calendar.uncovered' }),
    )
  })

  test('durations of months and empty durations are refused', () => {
    expect(durationMs('P1M')).toBeNaN()
    expect(durationMs('P')).toBeNaN()
    expect(durationMs('P7DT1S')).toBe(7 * 86_400_000 + 1000)
  })
})
