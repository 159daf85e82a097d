import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { CopiesDocument, type CopiesQuery } from '../api/documents.ts'
import { localeOf } from '../i18n/i18n.ts'
import { EmptyList } from '../staff/empty-list.tsx'
import { StaffLink } from '../staff/staff-link.tsx'
import { dateTimeText } from '../staff/time-text.ts'
import { useNow } from '../staff/use-now.ts'
import { usePageTitle } from '../staff/use-page-title.ts'
import { Delayed } from '../ui/delayed.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { instancePath } from './task-path.ts'

type Copy = CopiesQuery['copies']['edges'][number]['node']

/** The cases that were copied to me (抄送), newest first, thirty at a time. */
export function CopiesPage() {
  const { t } = useTranslation('desk')
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null])
  usePageTitle(t('copies.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('copies.title')}</h1>
      </div>
      {cursors.map((after, index) => (
        <CopyPart
          key={after ?? 'first'}
          after={after}
          isLast={index === cursors.length - 1}
          onMore={(cursor) => setCursors([...cursors, cursor])}
        />
      ))}
    </div>
  )
}

interface CopyPartProps {
  readonly after: string | null
  readonly isLast: boolean
  readonly onMore: (cursor: string) => void
}

function CopyPart({ after, isLast, onMore }: CopyPartProps) {
  const { t } = useTranslation(['desk', 'common'])
  const [{ data, error }, reload] = useQuery({
    query: CopiesDocument,
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
  const copies = data.copies.edges.map((edge) => edge.node)
  const { endCursor, hasNextPage } = data.copies.pageInfo
  if (copies.length === 0) {
    return <EmptyList title={t('copies.empty')} advice={t('copies.emptyAdvice')} />
  }
  return (
    <>
      <ul className="task-list">
        {copies.map((copy) => (
          <CopyRow key={copy.instance.id} copy={copy} />
        ))}
      </ul>
      {isLast && hasNextPage && endCursor !== null && (
        <Button onClick={() => onMore(endCursor)}>{t('inbox.loadMore')}</Button>
      )}
    </>
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
