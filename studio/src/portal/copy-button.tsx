import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Copies a text; not drawn where the browser has no clipboard for the page (plain http). */
export function CopyButton({ text }: { readonly text: string }) {
  const { t } = useTranslation('common')
  const [isCopied, setCopied] = useState(false)
  if (!window.isSecureContext) return null
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <button type="button" className="button" onClick={() => void copy()}>
      <span aria-live="polite">{isCopied ? t('trouble.copied') : t('trouble.copy')}</span>
    </button>
  )
}
