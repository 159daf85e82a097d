import { expect, test } from 'vitest'
import { groupByUrgency, type Pressing, urgencyOf } from './urgency.ts'

const now = Date.parse('2026-11-21T10:00:00+08:00')

function task(id: string, dueAt: string | null, urgent = false): Pressing {
  const iso = dueAt === null ? null : new Date(dueAt).toISOString()
  return { id, urgent, dueAt: iso, openedAt: '2026-11-20T00:00:00.000Z' }
}

test('a deadline of this very moment is overdue', () => {
  expect(urgencyOf(task('a', '2026-11-21T10:00:00+08:00'), now)).toBe('overdue')
  expect(urgencyOf(task('a', '2026-11-21T10:00:01+08:00'), now)).toBe('today')
})

test('today ends at midnight in Shanghai', () => {
  expect(urgencyOf(task('a', '2026-11-21T23:59:59+08:00'), now)).toBe('today')
  expect(urgencyOf(task('a', '2026-11-22T00:00:00+08:00'), now)).toBe('later')
})

test('an urgent task without a deadline is for today', () => {
  expect(urgencyOf(task('a', null, true), now)).toBe('today')
  expect(urgencyOf(task('a', null), now)).toBe('open-ended')
})

test('groups stand in the order of work and empty ones are left out', () => {
  const tasks = [
    task('none', null),
    task('tomorrow', '2026-11-22T09:00:00+08:00'),
    task('late', '2026-11-21T09:00:00+08:00'),
    task('later-but-urgent', '2026-11-21T09:30:00+08:00', true),
  ]
  const groups = groupByUrgency(tasks, now).map((group) => [
    group.urgency,
    group.tasks.map((one) => one.id),
  ])
  expect(groups).toEqual([
    ['overdue', ['later-but-urgent', 'late']],
    ['later', ['tomorrow']],
    ['open-ended', ['none']],
  ])
})
