import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import type { Wording } from '../canvas/wording.ts'

/** The reader's language and the simulator's texts for its pure parts. */
export function useSimulatorWording(): Wording {
  const { t, i18n } = useTranslation('simulator')
  const locale = localeOf(i18n)
  return useMemo(
    () => ({ locale, t: (key, values = {}) => String(t(key as never, values as never)) }),
    [locale, t],
  )
}
