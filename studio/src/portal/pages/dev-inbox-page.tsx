import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DevMessagesDocument } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { momentText } from '../../ui/moment-text.ts'
import { NotFoundPage } from './not-found-page.tsx'

const LOOK_AGAIN_MS = 2_000

/** What the development sender did not really send, newest first. Outside development the server refuses the question, and
 *  then this page does not exist. It needs no sign-in, because it is where the code for signing in is found. */
export function DevInboxPage() {
  const { t, i18n } = useTranslation(['portal', 'guide'])
  const [{ data, error }, reload] = useQuery({
    query: DevMessagesDocument,
    requestPolicy: 'cache-and-network',
  })
  useEffect(() => {
    const timer = setInterval(() => reload({ requestPolicy: 'network-only' }), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [reload])
  if (error !== undefined) return <NotFoundPage />
  if (data === undefined) return <Delayed />
  return (
    <div className="sheet">
      <title>{t('devInbox.title')}</title>
      <h1>{t('devInbox.title')}</h1>
      <p className="lead">{t('devInbox.lead')}</p>
      {data.devMessages.length === 0 && <p className="empty">{t('devInbox.none')}</p>}
      <ul className="my-list">
        {data.devMessages.map((message) => (
          <li key={message.id} className="my-item">
            <strong>{message.phone}</strong>
            <span>{message.text}</span>
            <span className="my-meta">
              {t(`guide:telling.way.${message.channel}`)} · {momentText(message.at, localeOf(i18n))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
