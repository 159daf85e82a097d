import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import { dateText } from '../ui/moment-text.ts'
import { Link } from './address/link.tsx'
import type { StoredDraft } from './device-store.ts'
import { useDeviceStore } from './portal-context.ts'

/** What was begun on this device and not sent, with the way back into it. */
export function OpenDrafts() {
  const { t, i18n } = useTranslation('portal')
  const store = useDeviceStore()
  const [drafts, setDrafts] = useState<readonly StoredDraft[]>([])
  useEffect(() => {
    let isGone = false
    const look = () => {
      void store.listDrafts().then((found) => {
        if (!isGone) setDrafts(found)
      })
    }
    look()
    // What the page before this one was still writing is there a moment later.
    const again = setTimeout(look, 1_000)
    // Something may have been begun, or sent, in another tab.
    document.addEventListener('visibilitychange', look)
    return () => {
      isGone = true
      clearTimeout(again)
      document.removeEventListener('visibilitychange', look)
    }
  }, [store])
  if (drafts.length === 0) return null
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">{t('home.drafts')}</h2>
      <ul className="my-list">
        {drafts.map((draft) => {
          const [serviceId = '', formId = ''] = draft.id.split('/')
          return (
            <li key={draft.id} className="my-item">
              <strong>{draft.title ?? t('home.draftUnnamed')}</strong>
              <span className="my-meta">
                {t('home.draftAt', { date: dateText(draft.savedAt, localeOf(i18n)) })}
              </span>
              <Link
                to="/services/$serviceId/$formId"
                params={{ serviceId, formId }}
                className="button button-primary"
              >
                {t('home.continue')}
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
