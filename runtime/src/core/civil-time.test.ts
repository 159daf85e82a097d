import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDay, parseDay, parseInstant, weekdayOfDay } from './civil-time.ts'

describe('civil time', () => {
  test('agrees with the platform calendar on every day it is asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 200_000 }), (day) => {
        // biome-ignore lint/style/noRestrictedGlobals: the test compares with the platform's calendar
        const platform = new Date(day * 86_400_000)
        expect(formatDay(day)).toBe(platform.toISOString().slice(0, 10))
        expect(parseDay(formatDay(day))).toBe(day)
        expect(weekdayOfDay(day)).toBe(platform.getUTCDay())
      }),
    )
  })

  test('dates that do not exist are refused', () => {
    expect(parseDay('2026-02-29')).toBeNull()
    expect(parseDay('2026-13-01')).toBeNull()
    expect(parseDay('26-1-1')).toBeNull()
  })

  test('an instant needs an offset and keeps its milliseconds', () => {
    expect(parseInstant('2026-11-21T08:30:00.250+08:00')).toBe(1_795_221_000_250)
    expect(parseInstant('2026-11-21T08:30:00')).toBeNull()
  })
})
