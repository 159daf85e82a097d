import { expect, test } from 'vitest'
import { missedYear } from './missed-year.ts'

test('next year is missed from the 15th of November on, until it is covered', () => {
  expect(missedYear('2026-12-31', '2026-11-14')).toBeNull()
  expect(missedYear('2026-12-31', '2026-11-15')).toBe(2027)
  expect(missedYear('2026-12-31', '2026-12-31')).toBe(2027)
  expect(missedYear('2027-12-31', '2026-12-31')).toBeNull()
  expect(missedYear('2027-12-31', '2027-01-01')).toBeNull()
})
