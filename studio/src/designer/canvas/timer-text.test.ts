import { expect, test } from 'vitest'
import { elapsedText } from './timer-text.ts'
import type { Wording } from './wording.ts'

const wording: Wording = { locale: 'zh-CN', t: (key, values) => `${values?.count} ${key}` }

test('a duration is told in the largest unit that divides it', () => {
  expect(elapsedText('PT60S', wording)).toBe('1 clock.minutes')
  expect(elapsedText('PT90S', wording)).toBe('90 clock.seconds')
  expect(elapsedText('P7D', wording)).toBe('7 clock.days')
  expect(elapsedText('P1DT12H', wording)).toBe('36 clock.hours')
})

test('text that is no duration is shown as it stands', () => {
  expect(elapsedText('soon', wording)).toBe('soon')
})
