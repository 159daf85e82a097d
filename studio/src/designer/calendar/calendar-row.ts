import type { WorkingCalendarQuery } from '../../api/documents.ts'

export type Calendar = WorkingCalendarQuery['workingCalendar']
export type CalendarYearRow = Calendar['years'][number]
