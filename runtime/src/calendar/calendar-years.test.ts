import { describe, expect, test } from 'vitest'
import { checkCalendarYear } from '../core/check-calendar-year.ts'
import { publishedYears } from './published-years.ts'
import { statutoryYear } from './statutory-year.ts'

describe('published years', () => {
  test('follow each other, and are calendars that could be saved', () => {
    const years = publishedYears()

    expect(years.map(({ year }) => year)).toEqual(years.map((_, index) => 2004 + index))
    for (const year of years) expect(() => checkCalendarYear(year)).not.toThrow()
  })

  test('know the days off and the weekends worked of 2026', () => {
    const { days } = publishedYears().find(({ year }) => year === 2026) ?? { days: [] }

    expect(days).toContainEqual({ date: '2026-02-14', isWorked: true, name: '春节' })
    expect(days).toContainEqual({ date: '2026-10-07', isWorked: false, name: '国庆节' })
  })
})

describe('a year before its notice', () => {
  test.each([2024, 2025, 2026])('has no day off that the notice of %i did not give', (year) => {
    const published = publishedYears().find((each) => each.year === year)?.days ?? []
    const off = published.filter(({ isWorked }) => !isWorked).map(({ date }) => date)

    const days = statutoryYear(year).days.map(({ date }) => date)

    expect(days.filter((date) => !off.includes(date))).toEqual(year === 2024 ? ['2024-02-09'] : [])
  })

  test('has the thirteen statutory days, and one day for two holidays once', () => {
    expect(statutoryYear(2027).days.map(({ date }) => date)).toEqual([
      ...['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05'],
      ...['2027-05-01', '2027-05-02', '2027-06-09', '2027-09-15'],
      ...['2027-10-01', '2027-10-02', '2027-10-03'],
    ])
    expect(statutoryYear(2028).days).toContainEqual({
      ...{ date: '2028-10-03', isWorked: false, name: '中秋节、国庆节' },
    })
  })
})

describe('a calendar year to be saved', () => {
  const day = (date: string, name = '') => ({ date, isWorked: false, name })

  test.each([
    ['a year that is none', { year: 20_270, days: [] }, null],
    ['a day of another year', { year: 2027, days: [day('2026-01-01')] }, '2026-01-01'],
    ['a day that no month has', { year: 2027, days: [day('2027-02-29')] }, '2027-02-29'],
    [
      'a day named twice',
      { year: 2027, days: [day('2027-01-01'), day('2027-01-01')] },
      '2027-01-01',
    ],
    ['a name too long', { year: 2027, days: [day('2027-01-01', '长'.repeat(41))] }, '2027-01-01'],
    ['a name with U+0000', { year: 2027, days: [day('2027-01-01', '\u0000')] }, '2027-01-01'],
  ])('is refused with %s', (_, year, date) => {
    expect(() => checkCalendarYear(year)).toThrow(
      expect.objectContaining({ code: 'calendar.invalid', details: { date } }),
    )
  })
})
