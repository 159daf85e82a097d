import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DevMessagesDocument } from '../api/documents.ts'
import { localeOf } from '../i18n/i18n.ts'
import { EmptyList } from '../staff/empty-list.tsx'
import { dateTimeText } from '../staff/time-text.ts'
import { useNow } from '../staff/use-now.ts'
import { usePageTitle } from '../staff/use-page-title.ts'
import { Delayed } from '../ui/delayed.tsx'
import { LoadTrouble } from '../ui/load-trouble.tsx'

/** What the development sender would have sent as SMS; exists only where the server runs for development. */
export function DevMessagesPage() {
  const { t, i18n } = useTranslation(['studio', 'staff'])
  const [{ data, error }, reload] = useQuery({
    query: DevMessagesDocument,
    requestPolicy: 'cache-and-network',
  })
  const now = useNow()
  usePageTitle(t('devMessages.title'))
  const reloadNow = () => reload({ requestPolicy: 'network-only' })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={reloadNow} />
  }
  const messages = data.devMessages
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('devMessages.title')}</h1>
        <Button onClick={reloadNow}>{t('reload')}</Button>
      </div>
      <Alert className="page-note" type="info" showIcon title={t('devMessages.note')} />
      {messages.length === 0 ? (
        <EmptyList
          title={t('devMessages.none')}
          advice={t('devMessages.noneAdvice')}
          action={<a href="/services">{t('devMessages.toPortal')}</a>}
        />
      ) : (
        <ul className="task-list">
          {messages.map((message) => (
            <li key={message.id} className="message-row">
              <span className="number">{message.phone}</span>
              <span className="soft">{t(`staff:receipts.channel.${message.channel}`)}</span>
              <span>{message.text}</span>
              <time className="soft" dateTime={message.at}>
                {dateTimeText(message.at, now, localeOf(i18n))}
              </time>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
