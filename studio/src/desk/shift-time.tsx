import { cityDay, cityTime } from '@linli/schemas/city-day'
import type { Locale } from '@linli/schemas/locale-text'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import { dateText } from '../staff/time-text.ts'

interface ShiftSpan {
  readonly fromAt: string
  readonly untilAt: string
}

/** Day and hours of a shift, with the second day where it is another one. */
export function spanText(shift: ShiftSpan, now: number, locale: Locale): string {
  const [from, until] = [Date.parse(shift.fromAt), Date.parse(shift.untilAt)]
  const isOneDay = cityDay(from) === cityDay(until)
  const end = `${isOneDay ? '' : `${dateText(shift.untilAt, now, locale)} `}${cityTime(until)}`
  return `${dateText(shift.fromAt, now, locale)} ${cityTime(from)}–${end}`
}

export function ShiftTime({ shift, now }: { readonly shift: ShiftSpan; readonly now: number }) {
  const { i18n } = useTranslation('desk')
  return <time>{spanText(shift, now, localeOf(i18n))}</time>
}
