import { useTranslation } from 'react-i18next'
import { StartedCasesDocument, type StartedCasesQuery } from '../api/documents.ts'
import { localeOf } from '../i18n/i18n.ts'
import { EmptyList } from '../staff/empty-list.tsx'
import { PagedList } from '../staff/paged-list.tsx'
import { StaffLink } from '../staff/staff-link.tsx'
import { statusKey } from '../staff/status-key.ts'
import { dateTimeText } from '../staff/time-text.ts'
import { useNow } from '../staff/use-now.ts'
import { instancePath } from './task-path.ts'

/** The cases I have started myself, newest first. */
export function StartedList() {
  const { t } = useTranslation('desk')
  return (
    <PagedList
      query={StartedCasesDocument}
      variables={{}}
      connectionOf={(data) => data.myInstances}
      idOf={({ id }) => id}
      row={(started) => <StartedRow started={started} />}
      empty={
        <EmptyList
          title={t('empty.started')}
          advice={t('empty.startedAdvice')}
          action={<StaffLink to="/">{t('task.toInbox')}</StaffLink>}
        />
      }
    />
  )
}

type StartedCase = StartedCasesQuery['myInstances']['edges'][number]['node']

function StartedRow({ started }: { readonly started: StartedCase }) {
  const { t, i18n } = useTranslation('staff')
  const now = useNow()
  return (
    <li className="task-row">
      <div className="task-row-main">
        <StaffLink className="task-row-link" to={instancePath(started.id)} data-task-row="">
          {started.title} <span className="number">{started.number}</span>
        </StaffLink>
      </div>
      <div className="task-row-case">
        <span className={started.endedAt === null ? 'badge badge-mine' : 'badge'}>
          {t(statusKey(started))}
        </span>
        <span>{started.positionTitles.join(t('instances.separator'))}</span>
      </div>
      <div className="task-row-place">{started.place}</div>
      <div className="task-row-time">
        <time dateTime={started.startedAt}>
          {dateTimeText(started.startedAt, now, localeOf(i18n))}
        </time>
      </div>
    </li>
  )
}
