import type { Locale } from '@linli/schemas/locale-text'
import { formatInstant } from './format-instant.ts'

/** `2026年11月21日 周六 20:05`; in English `Sat, 21 Nov 2026, 20:05`. Time zone: Asia/Shanghai. */
export function momentText(instant: string, locale: Locale): string {
  return `${dateText(instant, locale)} ${timeText(instant)}`
}

/** `2026年11月21日 周六`. */
export function dateText(instant: string, locale: Locale): string {
  const date = new Date(instant)
  if (locale === 'en')
    return formatInstant(date, 'en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    })
  const day = formatInstant(date, 'zh-CN', { year: 'numeric', month: 'long', day: 'numeric' })
  return `${day} ${formatInstant(date, 'zh-CN', { weekday: 'short' })}`
}

/** `20:05`. */
export function timeText(instant: string): string {
  return formatInstant(new Date(instant), 'en-GB', { hour: '2-digit', minute: '2-digit' })
}
