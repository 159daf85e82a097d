import { expect, test } from 'vitest'
import { hoursText, readHours, readMonthDay, USUAL_HOURS } from './hours-text.ts'

test('hours are written and read again', () => {
  const text = hoursText(USUAL_HOURS)
  expect(text).toBe('08:30–12:00 13:30–17:30')
  expect(readHours(text)).toEqual([
    { opens: 510, closes: 720 },
    { opens: 810, closes: 1050 },
  ])
  expect(readHours('9:00-17:00')).toEqual([{ opens: 540, closes: 1020 }])
  expect(readHours('8：30至12：00，14:30~24:00')).toEqual([
    { opens: 510, closes: 720 },
    { opens: 870, closes: 1440 },
  ])
})

test.each([
  '',
  '9点到17点',
  '12:00-08:30',
  '08:30-12:00 11:00-17:00',
  '08:60-12:00',
  '08:30-25:00',
  '08:30-12:00 12:00-13:00',
])('%o are no hours', (text) => {
  expect(readHours(text)).toBeNull()
})

test('a day of the year is read as people write it', () => {
  expect(['6-1', '06-01', '6月1日', '2/29'].map(readMonthDay)).toEqual([
    '06-01',
    '06-01',
    '06-01',
    '02-29',
  ])
  expect(['6-31', '13-1', '夏天', ''].map(readMonthDay)).toEqual([null, null, null, null])
})
