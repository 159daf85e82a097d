import { useTranslation } from 'react-i18next'
import { CopiesDocument, type CopiesQuery } from '../api/documents.ts'
import { localeOf } from '../i18n/i18n.ts'
import { EmptyList } from '../staff/empty-list.tsx'
import { PagedList } from '../staff/paged-list.tsx'
import { StaffLink } from '../staff/staff-link.tsx'
import { dateTimeText } from '../staff/time-text.ts'
import { useNow } from '../staff/use-now.ts'
import { usePageTitle } from '../staff/use-page-title.ts'
import { instancePath } from './task-path.ts'

type Copy = CopiesQuery['copies']['edges'][number]['node']

/** The cases that were copied to me (抄送), newest first. */
export function CopiesPage() {
  const { t } = useTranslation('desk')
  usePageTitle(t('copies.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('copies.title')}</h1>
      </div>
      <PagedList
        query={CopiesDocument}
        variables={{}}
        connectionOf={(data) => data.copies}
        idOf={({ instance }) => instance.id}
        row={(copy) => <CopyRow copy={copy} />}
        empty={
          <EmptyList
            title={t('copies.empty')}
            advice={t('copies.emptyAdvice')}
            action={<StaffLink to="/">{t('task.toInbox')}</StaffLink>}
          />
        }
      />
    </div>
  )
}

function CopyRow({ copy }: { readonly copy: Copy }) {
  const { t, i18n } = useTranslation('desk')
  const now = useNow()
  const { instance, by, at, readAt } = copy
  const time = dateTimeText(at, now, localeOf(i18n))
  return (
    <li className="task-row">
      <div className="task-row-main">
        <StaffLink className="task-row-link" to={instancePath(instance.id)}>
          {instance.title} <span className="number">{instance.number}</span>
        </StaffLink>
        <div className="task-row-marks">
          <span className={readAt === null ? 'badge badge-mine' : 'badge'}>
            {t(readAt === null ? 'copies.unread' : 'copies.read')}
          </span>
        </div>
      </div>
      <div className="task-row-place">{instance.place}</div>
      <div className="task-row-time">
        {by === null ? t('copies.byRule', { time }) : t('copies.by', { name: by.name, time })}
      </div>
    </li>
  )
}
