import { dueAt, parseInstant } from '@linli/runtime/core'
import { expect, test } from 'vitest'
import type { WorkingCalendarFieldsFragment } from '../../api/documents.ts'
import { calendarFrom } from './calendar-from.ts'

const hours = [{ __typename: 'OfficeInterval' as const, opens: 540, closes: 960 }]
const told: Pick<WorkingCalendarFieldsFragment, 'years' | 'officeHours'> = {
  officeHours: [{ __typename: 'OfficeHours', from: '2026-01-01', hours, season: null }],
  years: [
    {
      ...{ __typename: 'CalendarYear', year: 2026, isProvisional: false },
      ...{ savedAt: null, savedBy: null, publishedDays: null },
      days: [{ __typename: 'CalendarDay', date: '2026-11-30', isWorked: false, name: '试' }],
    },
  ],
}

test('the core counts by what the street keeps: its days off and its hours', () => {
  const calendar = calendarFrom(told)
  const from = parseInstant('2026-11-27T15:00:00+08:00') ?? Number.NaN

  const due = dueAt({ clock: 'working-days', days: 1 }, from, calendar)

  expect(due).toBe(parseInstant('2026-12-01T16:00:00+08:00'))
})
