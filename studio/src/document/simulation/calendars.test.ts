import { isWorkingDay } from '@linli/runtime/core'
import { expect, test } from 'vitest'
import { assumedCalendars, calendarsOf } from './calendars.ts'

const NATIONAL = { date: '2026-10-01', isWorked: false, name: '国庆节' }
const year = (
  days: readonly (typeof NATIONAL)[],
  publishedDays: typeof days | null = [NATIONAL],
) => ({
  ...{ year: 2026, days, publishedDays },
})

test('a tenant that changed nothing has the published calendar', () => {
  const { isSame, names } = calendarsOf([year([NATIONAL])], [])
  expect(isSame).toBe(true)
  expect(names.get('2026-10-01')).toBe('国庆节')
})

test('a day of its own or hours of its own make it another one', () => {
  const own = { date: '2026-10-12', isWorked: false, name: '停电' }
  const { isSame, street, published } = calendarsOf([year([NATIONAL, own])], [])
  expect(isSame).toBe(false)
  expect([street.daysOff.has(own.date), published.daysOff.has(own.date)]).toEqual([true, false])
  const hours = [{ from: '2026-01-01', hours: [[540, 1020]] as const, season: null }]
  expect(calendarsOf([year([NATIONAL])], hours).isSame).toBe(false)
})

test('a year that nobody published is the tenant’s alone', () => {
  const next = { ...year([], null), year: 2027 }
  const { isSame, street, published } = calendarsOf([year([NATIONAL]), next], [])
  expect([isSame, street.to, published.to]).toEqual([true, '2027-12-31', '2026-12-31'])
})

test('without any, Monday to Friday are worked', () => {
  const friday = Date.UTC(2026, 9, 2) / 86_400_000
  const { street } = assumedCalendars()
  expect([isWorkingDay(friday, street), isWorkingDay(friday + 1, street)]).toEqual([true, false])
})
