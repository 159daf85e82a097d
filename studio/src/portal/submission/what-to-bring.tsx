import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'

/** Her own list of papers; nothing where there is nothing to bring. */
export function WhatToBring({ bring }: { readonly bring: readonly LocaleText[] }) {
  const { t, i18n } = useTranslation('portal')
  if (bring.length === 0) return null
  return (
    <>
      <h3>{t('eligible.bring')}</h3>
      <ul>
        {bring.map((what) => (
          <li key={what['zh-CN']}>{textIn(what, localeOf(i18n))}</li>
        ))}
      </ul>
    </>
  )
}
