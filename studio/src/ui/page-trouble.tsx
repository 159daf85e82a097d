import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from './new-key.ts'
import { Trouble } from './trouble.tsx'

/** Stands for a page that could not be fetched or drawn: one plain sentence with an id to read out on the phone. */
export function PageTrouble() {
  const { t } = useTranslation('common')
  const [reference] = useState(() => newKey().slice(0, 8))
  return (
    <Trouble
      title={t('trouble.page')}
      advice={t('trouble.pageAdvice')}
      reference={reference}
      retry={() => window.location.reload()}
    />
  )
}
