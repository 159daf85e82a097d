import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { StartedCasesDocument, type StartedCasesQuery } from '../api/documents.ts'
import { localeOf } from '../i18n/i18n.ts'
import { EmptyList } from '../staff/empty-list.tsx'
import { StaffLink } from '../staff/staff-link.tsx'
import { statusKey } from '../staff/status-key.ts'
import { dateTimeText } from '../staff/time-text.ts'
import { useNow } from '../staff/use-now.ts'
import { Delayed } from '../ui/delayed.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { instancePath } from './task-path.ts'

/** The cases I have started myself, newest first, thirty at a time. */
export function StartedList() {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null])
  return (
    <>
      {cursors.map((after, index) => (
        <StartedPage
          key={after ?? 'first'}
          after={after}
          isLast={index === cursors.length - 1}
          onMore={(cursor) => setCursors([...cursors, cursor])}
        />
      ))}
    </>
  )
}

interface StartedPageProps {
  readonly after: string | null
  readonly isLast: boolean
  readonly onMore: (cursor: string) => void
}

function StartedPage({ after, isLast, onMore }: StartedPageProps) {
  const { t } = useTranslation(['desk', 'common'])
  const [{ data, error }, reload] = useQuery({
    query: StartedCasesDocument,
    variables: { after },
    requestPolicy: 'cache-and-network',
  })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return (
      <Trouble
        title={t('common:trouble.load')}
        advice={t('common:trouble.loadAdvice')}
        retry={reload}
      />
    )
  }
  const cases = data.myInstances.edges.map(({ node }) => node)
  const { endCursor, hasNextPage } = data.myInstances.pageInfo
  if (cases.length === 0)
    return <EmptyList title={t('empty.started')} advice={t('empty.startedAdvice')} />
  return (
    <>
      <ul className="task-list">
        {cases.map((each) => (
          <StartedRow key={each.id} started={each} />
        ))}
      </ul>
      {isLast && hasNextPage && endCursor !== null && (
        <Button onClick={() => onMore(endCursor)}>{t('inbox.loadMore')}</Button>
      )}
    </>
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
