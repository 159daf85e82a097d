import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from '../address/link.tsx'
import { useDeviceStore } from '../portal-context.ts'

const SECTIONS = ['what', 'who', 'long', 'rights', 'device'] as const

/** The whole of what a consent refers to, how it is taken back, and a way to wipe this device. */
export function PrivacyPage() {
  const { t } = useTranslation(['guide', 'portal'])
  const store = useDeviceStore()
  const [isCleared, setCleared] = useState(false)
  const clear = async () => {
    await store.clear()
    setCleared(true)
  }
  return (
    <div className="sheet">
      <title>{t('privacy.title')}</title>
      <h1>{t('privacy.title')}</h1>
      {SECTIONS.map((section) => (
        <section key={section}>
          <h2>{t(`privacy.${section}.title`)}</h2>
          <p>{t(`privacy.${section}.text`)}</p>
        </section>
      ))}
      <p>
        <button type="button" className="button" onClick={() => void clear()}>
          {t('privacy.clear')}
        </button>{' '}
        <span role="status">{isCleared && t('privacy.cleared')}</span>
      </p>
      <div className="form-actions">
        <Link to="/mine" className="button button-primary">
          {t('privacy.withdraw')}
        </Link>
        <a className="button" href={`tel:${t('portal:help.phone')}`}>
          {t('privacy.call')}
        </a>
      </div>
    </div>
  )
}
