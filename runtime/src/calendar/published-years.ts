import notices from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { chinaCalendar } from '../core/china-calendar.ts'
import type { WorkingCalendar } from '../core/working-calendar.ts'

/** The working calendar seeded from the State Council notices that the package `chinese-days` carries. */
export function chinaWorkingCalendar(): WorkingCalendar {
  const daysOff = Object.keys(notices.holidays)
  return chinaCalendar({
    years: [...new Set(daysOff.map((date) => Number(date.slice(0, 4))))],
    daysOff,
    makeUpDays: Object.keys(notices.workdays),
  })
}
