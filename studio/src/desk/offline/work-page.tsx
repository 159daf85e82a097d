import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { useIsAway, useOffline, useQueuedWork } from './offline-context.ts'
import { WorkCard } from './work-card.tsx'

/** What was done on this device and is not with the server yet, and since the page was opened also what has arrived. */
export function WorkPage() {
  const { t } = useTranslation('desk')
  const { queue } = useOffline()
  const items = useQueuedWork()
  const isAway = useIsAway()
  usePageTitle(t('work.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('work.title')}</h1>
        {items.some(({ state }) => state === 'waiting') && (
          <Button onClick={queue.retry}>{t('work.now')}</Button>
        )}
      </div>
      <p className="soft">{t(isAway ? 'work.hintAway' : 'work.hint')}</p>
      {items.length === 0 && (
        <EmptyList
          title={t('work.none')}
          advice={t('work.noneAdvice')}
          action={<StaffLink to="/">{t('task.toInbox')}</StaffLink>}
        />
      )}
      <ul className="work-list">
        {items.map((item) => (
          <li key={item.id}>
            <WorkCard item={item} />
          </li>
        ))}
      </ul>
    </div>
  )
}
