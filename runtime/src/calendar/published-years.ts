import type { CalendarYear } from '@linli/schemas/calendar'
import notices from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { calendarOfYears } from '../core/calendar-of-years.ts'
import type { WorkingCalendar } from '../core/working-calendar.ts'

/** The years whose State Council notice the package `chinese-days` carries, ascending. */
export function publishedYears(): CalendarYear[] {
  const byYear = new Map<number, CalendarYear['days'][number][]>()
  const add = (dates: Readonly<Record<string, string>>, isWorked: boolean) => {
    for (const [date, texts] of Object.entries(dates)) {
      const year = Number(date.slice(0, 4))
      const days = byYear.get(year) ?? []
      // `New Year's Day,元旦,1`: English, Chinese, number of statutory days.
      days.push({ date, isWorked, name: texts.split(',')[1] ?? '' })
      byYear.set(year, days)
    }
  }
  add(notices.holidays, false)
  add(notices.workdays, true)
  return [...byYear]
    .map(([year, days]) => ({ year, days: days.sort((a, b) => (a.date < b.date ? -1 : 1)) }))
    .sort((a, b) => a.year - b.year)
}

/** The working calendar that every tenant begins with. */
export function chinaWorkingCalendar(): WorkingCalendar {
  return calendarOfYears(publishedYears())
}
