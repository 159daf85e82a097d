import { describe, expect, test } from 'vitest'
import {
  changedDates,
  dateAfter,
  isWorked,
  listOf,
  monthsOf,
  toggled,
  yearDaysOf,
} from './year-days.ts'

const SPRING = { date: '2027-02-06', isWorked: false, name: '春节' }
const BEFORE = yearDaysOf([{ date: '2027-02-08', isWorked: false, name: '春节' }, SPRING])

describe('a day', () => {
  test.each([
    ['a weekday', '2027-03-01', true],
    ['a weekend day', '2027-03-06', false],
    ['a weekday of rest', '2027-02-08', false],
  ])('%s is toggled and toggled back without a trace', (_, date, worked) => {
    expect(isWorked(date, BEFORE)).toBe(worked)

    const once = toggled(BEFORE, date, BEFORE)
    expect(isWorked(date, once)).toBe(!worked)
    expect(changedDates(BEFORE, once)).toEqual([date])

    expect(listOf(toggled(once, date, BEFORE))).toEqual(listOf(BEFORE))
  })

  test('keeps the name of its holiday when it is worked for it', () => {
    const worked = toggled(BEFORE, SPRING.date, BEFORE)

    expect(worked.get(SPRING.date)).toEqual({ ...SPRING, isWorked: true })
    expect(toggled(worked, SPRING.date, BEFORE).get(SPRING.date)).toEqual(SPRING)
  })
})

describe('a year', () => {
  test('has twelve months of whole weeks from Monday on', () => {
    const months = monthsOf(2027)

    expect(months.map((weeks) => weeks.flat().filter((date) => date !== null).length)).toEqual([
      ...[31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31],
    ])
    // 1 January 2027 is a Friday.
    expect(months[0]?.[0]?.slice(3, 6)).toEqual([null, '2027-01-01', '2027-01-02'])
    expect(monthsOf(2028)[1]?.flat()).toContain('2028-02-29')
  })

  test('is not left by the arrow keys', () => {
    expect(dateAfter('2027-12-31', 1)).toBe('2027-12-31')
    expect(dateAfter('2027-02-28', 1)).toBe('2027-03-01')
    expect(dateAfter('2027-01-03', -7)).toBe('2027-01-03')
  })
})
