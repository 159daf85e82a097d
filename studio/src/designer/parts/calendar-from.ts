import type { WorkingCalendar } from '@linli/runtime/core'
import { calendarOfYears } from '@linli/runtime/core'
import type { WorkingCalendarFieldsFragment } from '../../api/documents.ts'

type Interval = WorkingCalendarFieldsFragment['officeHours'][number]['hours'][number]

/** The street's calendar as the core counts by it, from what the API tells of it. */
export function calendarFrom({
  years,
  officeHours,
}: Pick<WorkingCalendarFieldsFragment, 'years' | 'officeHours'>): WorkingCalendar {
  const changes = officeHours.map(({ from, hours, season }) => ({
    from,
    hours: hours.map(pairOf),
    season: season === null ? null : { ...season, hours: season.hours.map(pairOf) },
  }))
  return calendarOfYears(years, changes)
}

function pairOf({ opens, closes }: Interval): readonly [number, number] {
  return [opens, closes]
}
