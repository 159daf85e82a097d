import type { Locale } from '@linli/schemas/locale-text'
import { formatInstant } from '../ui/format-instant.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `今天 10:02`, `11月23日 周一 10:02`, `2025年3月2日 周日 10:02`; 24-hour clock, Asia/Shanghai. `now` is epoch ms. */
export function dateTimeText(iso: string, now: number, locale: Locale): string {
  const at = new Date(iso)
  const time = format(at, locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const away = civilDay(at.getTime()) - civilDay(now)
  if (away >= -1 && away <= 1) return `${nearDay(away, locale)} ${time}`
  return `${dateText(iso, now, locale)} ${time}`
}

/** `11月23日 周一`, with the year when it is not this one. */
export function dateText(iso: string, now: number, locale: Locale): string {
  const at = new Date(iso)
  const sameYear = yearOf(at) === yearOf(new Date(now))
  const day = format(at, locale, {
    ...(sameYear ? {} : { year: 'numeric' }),
    month: locale === 'zh-CN' ? 'long' : 'short',
    day: 'numeric',
  })
  return `${day} ${format(at, locale, { weekday: 'short' })}`
}

/** Full date and time to the second, for the printed page and for titles. */
export function exactText(iso: string, locale: Locale): string {
  const at = new Date(iso)
  const day = { year: 'numeric', day: 'numeric' } as const
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
  if (locale === 'en')
    return format(at, locale, { ...day, month: 'short', weekday: 'short', ...time })
  const [date, weekday] = [{ ...day, month: 'long' } as const, { weekday: 'short' } as const]
  return [date, weekday, time].map((part) => format(at, locale, part)).join(' ')
}

export interface Span {
  readonly unit: 'minutes' | 'hours' | 'days'
  readonly count: number
}

/** The length between two instants (epoch ms) in its largest whole unit, at least one minute. */
export function spanOf(from: number, to: number): Span {
  const length = Math.abs(to - from)
  if (length >= DAY) return { unit: 'days', count: Math.floor(length / DAY) }
  if (length >= HOUR) return { unit: 'hours', count: Math.floor(length / HOUR) }
  return { unit: 'minutes', count: Math.max(1, Math.floor(length / MINUTE)) }
}

/** Number of the civil day in Asia/Shanghai, for counting days between instants (epoch ms). */
export function civilDay(at: number): number {
  const shanghaiOffset = 8 * HOUR
  return Math.floor((at + shanghaiOffset) / DAY)
}

function nearDay(away: number, locale: Locale): string {
  const words = locale === 'zh-CN' ? ['昨天', '今天', '明天'] : ['yesterday', 'today', 'tomorrow']
  return words[away + 1] ?? ''
}

function yearOf(at: Date): string {
  return format(at, 'en', { year: 'numeric' })
}

function format(at: Date, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const language = locale === 'zh-CN' ? 'zh-CN' : 'en-GB'
  return formatInstant(at, language, options)
}
