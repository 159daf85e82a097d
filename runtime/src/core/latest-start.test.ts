import type { TimerClock } from '@linli/schemas/definition'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaWorkingCalendar } from '../calendar/published-years.ts'
import { parseInstant } from './civil-time.ts'
import { dueAt } from './due-at.ts'
import { latestStart } from './latest-start.ts'

const TEST_CALENDAR = chinaWorkingCalendar()
const NOW = parseInstant('2026-11-20T10:20:00+08:00') ?? 0
const CLOCKS: readonly TimerClock[] = [
  { clock: 'elapsed', duration: 'PT24H' },
  { clock: 'working-hours', hours: 4 },
  { clock: 'working-days', days: 3 },
  { clock: 'calendar-days', days: 7 },
  { clock: 'months', months: 1 },
]

test.each(CLOCKS)('$clock: what began by then is late, what began later is not', (clock) => {
  const latest = latestStart(clock, NOW, TEST_CALENDAR)

  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 * 86_400_000 }), (ago) => {
      const from = NOW - ago
      expect(dueAt(clock, from, TEST_CALENDAR) <= NOW).toBe(latest !== null && from <= latest)
    }),
  )
  expect(dueAt(clock, latest ?? 0, TEST_CALENDAR)).toBeLessThanOrEqual(NOW)
  expect(dueAt(clock, (latest ?? 0) + 1, TEST_CALENDAR)).toBeGreaterThan(NOW)
})

test('nothing is late by a timer longer than the calendar', () => {
  expect(
    latestStart({ clock: 'months', months: 120 }, NOW, {
      ...TEST_CALENDAR,
      from: '2026-01-01',
    }),
  ).toBeNull()
})
