import { expect, test } from 'vitest'
import { civilDay, dateTimeText, exactText, spanOf } from './time-text.ts'

const now = Date.parse('2026-11-21T10:00:00+08:00')

test('days near today have names, others a date with the weekday', () => {
  expect(dateTimeText('2026-11-21T09:05:00+08:00', now, 'zh-CN')).toBe('今天 09:05')
  expect(dateTimeText('2026-11-20T23:59:00+08:00', now, 'zh-CN')).toBe('昨天 23:59')
  expect(dateTimeText('2026-11-22T00:00:00+08:00', now, 'zh-CN')).toBe('明天 00:00')
  expect(dateTimeText('2026-11-24T18:00:00+08:00', now, 'zh-CN')).toBe('11月24日 周二 18:00')
  expect(dateTimeText('2026-11-24T18:00:00+08:00', now, 'en')).toBe('24 Nov Tue 18:00')
})

test('another year is named', () => {
  expect(dateTimeText('2027-01-04T08:00:00+08:00', now, 'zh-CN')).toBe('2027年1月4日 周一 08:00')
})

test('the day is the civil day of Shanghai, not of UTC', () => {
  expect(civilDay(Date.parse('2026-11-20T16:00:00Z'))).toBe(civilDay(now))
  expect(civilDay(Date.parse('2026-11-20T15:59:59Z'))).toBe(civilDay(now) - 1)
})

test('a span is told in its largest whole unit', () => {
  expect(spanOf(now, now + 5_000)).toEqual({ unit: 'minutes', count: 1 })
  expect(spanOf(now, now + 7_199_000)).toEqual({ unit: 'hours', count: 1 })
  expect(spanOf(now, now - 3 * 86_400_000)).toEqual({ unit: 'days', count: 3 })
})

test('the exact form carries seconds', () => {
  expect(exactText('2026-11-21T09:05:07+08:00', 'zh-CN')).toBe('2026年11月21日 周六 09:05:07')
})
