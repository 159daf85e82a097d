import type { CalendarDay, CalendarYear } from '@linli/schemas/calendar'
import chineseDays from 'chinese-days'
import { formatDay, parseDay } from '../core/civil-time.ts'

/** A year before its notice is out: weekends and the statutory holidays only. The days off that the notice adds, and the
 *  weekend days that are worked for them, are not known yet, so dates counted with it are provisional and mostly too
 *  early. Source: 全国年节及纪念日放假办法, articles 2 and 6 (State Council decree 795, in force since 2025). */
export function statutoryYear(year: number): CalendarYear {
  const newYear = lunar(year, '01-01')
  const days = new Map<string, string>()
  for (const [name, dates] of [
    ['元旦', [`${year}-01-01`]],
    ['春节', [-1, 0, 1, 2].map((offset) => formatDay(newYear + offset))],
    ['清明节', [chineseDays.getSolarTermDate(year, 4, 'pure_brightness')]],
    ['劳动节', [`${year}-05-01`, `${year}-05-02`]],
    ['端午节', [formatDay(lunar(year, '05-05'))]],
    ['中秋节', [formatDay(lunar(year, '08-15'))]],
    ['国庆节', [`${year}-10-01`, `${year}-10-02`, `${year}-10-03`]],
  ] as const) {
    for (const date of dates) {
      const other = days.get(date)
      days.set(date, other === undefined ? name : `${other}、${name}`)
    }
  }
  return { year, days: [...days].map(dayOff).sort((a, b) => (a.date < b.date ? -1 : 1)) }
}

function dayOff([date, name]: readonly [string, string]): CalendarDay {
  return { date, isWorked: false, name }
}

/** The day number of a date of the Chinese calendar. */
function lunar(year: number, monthAndDay: string): number {
  const { date } = chineseDays.getSolarDateFromLunar(`${year}-${monthAndDay}`)
  const day = parseDay(date)
  if (day === null) throw new RangeError(`chinese-days gave '${date}' for ${year}-${monthAndDay}.`)
  return day
}
