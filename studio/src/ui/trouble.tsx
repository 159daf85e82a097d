import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface TroubleProps {
  readonly title: string
  readonly advice?: string
  /** Copyable id that finds the same event in the server's log. */
  readonly reference?: string
  readonly retry?: () => void
}

/** One plain sentence, what to do, a way to try again and an id that can be copied. */
export function Trouble({ title, advice, reference, retry }: TroubleProps) {
  const { t } = useTranslation('common')
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(reference ?? '')
    setCopied(true)
  }
  return (
    <section className="trouble" role="alert">
      <h2>{title}</h2>
      {advice !== undefined && <p>{advice}</p>}
      {retry !== undefined && (
        <button type="button" className="button button-primary" onClick={retry}>
          {t('trouble.retry')}
        </button>
      )}
      {reference !== undefined && (
        <p className="trouble-reference">
          {t('trouble.reference')} <code>{reference}</code>{' '}
          <button type="button" className="button-link" onClick={() => void copy()}>
            {copied ? t('trouble.copied') : t('trouble.copy')}
          </button>
        </p>
      )}
    </section>
  )
}
