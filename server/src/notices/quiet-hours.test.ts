import { expect, test } from 'vitest'
import { parseQuietHours, sendAt } from './quiet-hours.ts'

const NIGHT = { from: '22:00', until: '07:00' }
const NOON = { from: '12:00', until: '14:00' }
/** On the city's clock. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)

test.each([
  ['2026-11-30 21:59:59', '2026-11-30 21:59:59'],
  ['2026-11-30 22:00:00', '2026-12-01 07:00:00'],
  ['2026-11-30 23:59:59.999', '2026-12-01 07:00:00'],
  ['2026-12-01 00:00:00', '2026-12-01 07:00:00'],
  ['2026-12-01 06:59:59.999', '2026-12-01 07:00:00'],
  ['2026-12-01 07:00:00', '2026-12-01 07:00:00'],
  ['2026-12-01 12:30:00', '2026-12-01 14:00:00'],
])('what is told at %s is sent at %s', (now, expected) => {
  expect(sendAt(at(now), [NIGHT, NOON])).toBe(at(expected))
})

test('hours that follow on each other are one, in either order, and none are none', () => {
  const early = { from: '06:00', until: '08:30' }
  const [now, then] = [at('2026-11-30 23:00:00'), at('2026-12-01 08:30:00')]
  expect(sendAt(now, [NIGHT, early])).toBe(then)
  expect(sendAt(now, [early, NIGHT])).toBe(then)
  expect(sendAt(now, [null, null])).toBe(now)
})

test('hours that leave nothing of the day hold nothing back', () => {
  const now = at('2026-11-30 12:00:00')
  expect(sendAt(now, [NIGHT, { from: '06:00', until: '23:00' }])).toBe(now)
})

test.each([
  ['22:00', null],
  [null, '07:00'],
  ['24:00', '07:00'],
  ['22:00', '22:00'],
  ['7:00', '08:00'],
  ['22:00 ', '07:00'],
])('%s to %s are no hours', (from, until) => {
  expect(() => parseQuietHours(from, until)).toThrow('two different times')
})
