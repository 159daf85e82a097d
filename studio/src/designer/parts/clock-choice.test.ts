import type { TimerDefinition } from '@linli/schemas/definition'
import { expect, test } from 'vitest'
import { boundsOf, CLOCK_UNITS, countFor, readClock, writeClock } from './clock-choice.ts'

const title = { 'zh-CN': '办理' }
const timer = (duration: string): TimerDefinition => ({ title, clock: 'elapsed', duration })

test.each(CLOCK_UNITS)('what is written in %s is read again', (unit) => {
  const { least, most } = boundsOf(unit)
  for (const count of [Math.ceil(least), 2, 30, 99, most].filter((each) => each <= most)) {
    const written = writeClock(timer('PT1M'), { unit, count }, 'work')
    expect(readClock(written)).toEqual({ unit, count })
    expect(written.title).toBe(title)
  }
})

test.each([
  ['PT1H30M', { unit: 'minutes', count: 90 }],
  ['P1DT2H', { unit: 'minutes', count: 1560 }],
  ['PT36H', { unit: 'hours', count: 36 }],
  ['P7D', { unit: 'days', count: 7 }],
  ['PT1M30S', { unit: 'minutes', count: null }],
  ['soon', { unit: 'minutes', count: null }],
])('%s is told in one unit where it can be', (duration, choice) => {
  expect(readClock(timer(duration))).toEqual(choice)
})

test('the beginning at the claim stays, but a share has none of its own', () => {
  const claimed: TimerDefinition = { title, clock: 'working-days', days: 5, from: 'claim' }
  expect(writeClock(claimed, { unit: 'hours', count: 2 })).toEqual({
    ...{ title, clock: 'elapsed', duration: 'PT2H', from: 'claim' },
  })
  expect(writeClock(claimed, { unit: 'share', count: 80 }, 'work')).toEqual({
    ...{ title, clock: 'share', of: 'work', percent: 80 },
  })
})

test('a number fits its unit', () => {
  expect(countFor('share', 500)).toBe(99)
  expect(countFor('working-days', 2.5)).toBe(3)
  expect(countFor('working-hours', 2.5)).toBe(2.5)
  expect(countFor('months', null)).toBe(1)
})
