import { expect, test } from 'vitest'
import { coverOf } from './year-cover.ts'

const YEARS = [
  { year: 2025, isProvisional: false },
  { year: 2026, isProvisional: false },
]
const told = (...asked: Parameters<typeof coverOf>) =>
  coverOf(...asked).map(({ year, state }) => `${year} ${state}`)

test('the next year stands there too, arranged or not', () => {
  expect(told(YEARS, '2026-12-31', 2026)).toEqual([
    ...['2025 published', '2026 published', '2027 missing'],
  ])
  const more = [...YEARS, { year: 2027, isProvisional: true }]
  expect(told(more, '2027-12-31', 2026)).toEqual([
    ...['2025 published', '2026 published', '2027 provisional'],
  ])
})
