import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'

const YES_NO = [
  { 'zh-CN': '否', en: 'no' },
  { 'zh-CN': '是', en: 'yes' },
] as const

/** A value of the audit's details in words; null where there is none. */
export function valueText(value: unknown, locale: Locale): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return textIn(YES_NO[Number(value) as 0 | 1], locale)
  if (Array.isArray(value)) return listText(value, locale)
  if (typeof value === 'object') return recordText(value, locale)
  return String(value)
}

function listText(values: readonly unknown[], locale: Locale): string | null {
  const parts = values.map((value) => valueText(value, locale) ?? '')
  return parts.length === 0 ? null : parts.join(locale === 'en' ? '; ' : '；')
}

/** Days of the calendar say whether they are worked. */
function recordText(record: object, locale: Locale): string {
  const words = Object.entries(record).map(([key, value]) => {
    if (key !== 'isWorked') return valueText(value, locale) ?? ''
    return textIn(
      value ? { 'zh-CN': '上班', en: 'worked' } : { 'zh-CN': '放假', en: 'free' },
      locale,
    )
  })
  return words.filter((word) => word !== '').join(' ')
}
