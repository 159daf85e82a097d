import { expect, test } from 'vitest'
import { dayGroups } from './day-groups.ts'

const day = (date: string, kind: 'day-off' | 'make-up' | 'weekend' | 'working', minutes = 0) => ({
  ...{ date, kind, minutes },
})

test('days that follow each other and are alike are one group; another name is another group', () => {
  const names = new Map([
    ['2026-09-30', '中秋节'],
    ['2026-10-01', '国庆节'],
    ['2026-10-02', '国庆节'],
  ])
  const days = [
    day('2026-09-28', 'working', 90),
    day('2026-09-29', 'working', 420),
    day('2026-09-30', 'day-off'),
    day('2026-10-01', 'day-off'),
    day('2026-10-02', 'day-off'),
    day('2026-10-03', 'weekend'),
  ]

  expect(dayGroups(days, names)).toEqual([
    { kind: 'working', from: '2026-09-28', to: '2026-09-29', count: 2, minutes: 510, name: '' },
    { kind: 'day-off', from: '2026-09-30', to: '2026-09-30', count: 1, minutes: 0, name: '中秋节' },
    { kind: 'day-off', from: '2026-10-01', to: '2026-10-02', count: 2, minutes: 0, name: '国庆节' },
    { kind: 'weekend', from: '2026-10-03', to: '2026-10-03', count: 1, minutes: 0, name: '' },
  ])
})

test('no days are no groups', () => {
  expect(dayGroups([], new Map())).toEqual([])
})
