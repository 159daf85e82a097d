import type { WorkingCalendar } from '@linli/runtime/core'
import { OFFICE_HOURS, parseInstant } from '@linli/runtime/core'
import type { Definition, TimerDefinition } from '@linli/schemas/definition'
import { expect, test } from 'vitest'
import { clockExample } from './clock-example.ts'

const calendar: WorkingCalendar = {
  from: '2026-01-01',
  to: '2026-12-31',
  utcOffsetMinutes: 480,
  hours: OFFICE_HOURS,
  daysOff: new Set(['2026-12-04']),
  makeUpDays: new Set(),
}
const title = { 'zh-CN': '办理' }
const timers: Definition['timers'] = { work: { title, clock: 'working-hours', hours: 10 } }
const at = (text: string) => parseInstant(text) ?? Number.NaN
const example = (timer: TimerDefinition, now = '2026-11-25T10:00:00+08:00') =>
  clockExample(timer, timers, { calendar, now: at(now) })

test.each<[TimerDefinition, string]>([
  [{ title, clock: 'elapsed', duration: 'PT24H' }, '2026-11-28T16:00:00+08:00'],
  [{ title, clock: 'working-hours', hours: 2 }, '2026-11-30T09:00:00+08:00'],
  [{ title, clock: 'working-days', days: 1 }, '2026-11-30T17:30:00+08:00'],
  [{ title, clock: 'calendar-days', days: 1 }, '2026-11-30T17:30:00+08:00'],
  [{ title, clock: 'share', of: 'work', percent: 50 }, '2026-11-30T12:00:00+08:00'],
])('a Friday afternoon and then %j', (timer, to) => {
  expect(example(timer)).toEqual({ from: at('2026-11-27T16:00:00+08:00'), to: at(to) })
})

test('a Friday off is passed over', () => {
  const timer: TimerDefinition = { title, clock: 'working-days', days: 1 }
  expect(example(timer, '2026-11-28T10:00:00+08:00')?.from).toBe(at('2026-12-11T16:00:00+08:00'))
})

test('what the calendar does not reach has no example', () => {
  expect(example({ title, clock: 'working-days', days: 300 })).toBeNull()
  expect(example({ title, clock: 'share', of: 'other', percent: 50 })).toBeNull()
})
