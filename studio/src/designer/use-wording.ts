import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import type { Wording } from './canvas/wording.ts'

/** The reader's language and the designer's texts for the pure parts; the same object until the language changes. */
export function useWording(): Wording {
  const { t, i18n } = useTranslation('studio')
  const locale = localeOf(i18n)
  return useMemo(
    // Keys are put together from the document's own words, so their type is only text here.
    () => ({ locale, t: (key, values = {}) => String(t(key as never, values as never)) }),
    [locale, t],
  )
}
