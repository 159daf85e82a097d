import type { Locale, LocaleText } from '@linli/schemas/locale-text'

/** The text with another one in one language; the others stay, in their order, and an empty translation is taken out. */
export function withLocale(value: LocaleText | null, locale: Locale, text: string): LocaleText {
  const next = { 'zh-CN': '', ...value, [locale]: text }
  if (locale === 'zh-CN' || text !== '') return next
  const { [locale]: _, ...rest } = next
  return rest
}
