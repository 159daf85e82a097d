import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DevMailDocument } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { momentText } from '../../ui/moment-text.ts'
import { useRefreshOnReturn } from '../progress/use-refresh-on-return.ts'

/** The development inbox: text messages a demo shows instead of sending. The server refuses it everywhere else. */
export function InboxPage() {
  const { t, i18n } = useTranslation('portal')
  const [{ data, fetching, error }, reload] = useQuery({
    query: DevMailDocument,
    requestPolicy: 'network-only',
  })
  const refresh = useCallback(() => reload({ requestPolicy: 'network-only' }), [reload])
  useRefreshOnReturn(refresh)
  if (data === undefined) {
    return fetching ? <Delayed /> : <LoadTrouble error={error} retry={refresh} />
  }
  return (
    <div className="sheet">
      <title>{t('inbox.title')}</title>
      <h1>{t('inbox.title')}</h1>
      <p className="lead">{t('inbox.lead')}</p>
      <p>
        <button type="button" className="button" onClick={refresh}>
          {t('inbox.refresh')}
        </button>
      </p>
      {data.devMessages.length === 0 && <p className="empty">{t('inbox.empty')}</p>}
      <ul className="my-list">
        {data.devMessages.map((message) => (
          <li key={message.id} className="card">
            <strong className="number">{message.phone}</strong>
            <p>{message.text}</p>
            <time className="my-meta" dateTime={message.at}>
              {momentText(message.at, localeOf(i18n))}
            </time>
          </li>
        ))}
      </ul>
    </div>
  )
}
