import { expect, test } from 'vitest'
import { dateText, momentText } from './moment-text.ts'

test('a moment is told on the clock of the street', () => {
  expect(momentText('2026-11-21T12:05:00Z', 'zh-CN')).toBe('2026年11月21日 周六 20:05')
  expect(momentText('2026-11-21T16:30:00Z', 'zh-CN')).toBe('2026年11月22日 周日 00:30')
})

test('a date reads as its language writes it', () => {
  expect(dateText('2026-11-21T12:05:00Z', 'en')).toBe('Sat, 21 Nov 2026')
})
