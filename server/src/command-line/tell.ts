import type { Locale } from '@linli/schemas/locale-text'

/** Says a line in the language of the call. */
export type Tell = (zh: string, en: string) => void

export function teller(locale: Locale, tell: (line: string) => void): Tell {
  return (zh, en) => tell(locale === 'en' ? en : zh)
}
