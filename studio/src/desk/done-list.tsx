import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DoneTasksDocument, type TaskRowFragment } from '../api/documents.ts'
import { localeOf } from '../i18n/i18n.ts'
import { EmptyList } from '../staff/empty-list.tsx'
import { StaffLink } from '../staff/staff-link.tsx'
import { dateTimeText } from '../staff/time-text.ts'
import { useNow } from '../staff/use-now.ts'
import { Delayed } from '../ui/delayed.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { taskPath } from './task-path.ts'

/** What I have done, newest first, thirty at a time. */
export function DoneList() {
  const { t } = useTranslation('desk')
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null])
  return (
    <>
      {cursors.map((after, index) => (
        <DonePage
          key={after ?? 'first'}
          after={after}
          isLast={index === cursors.length - 1}
          onMore={(cursor) => setCursors([...cursors, cursor])}
          emptyTitle={t('empty.done')}
        />
      ))}
    </>
  )
}

interface DonePageProps {
  readonly after: string | null
  readonly isLast: boolean
  readonly onMore: (cursor: string) => void
  readonly emptyTitle: string
}

function DonePage({ after, isLast, onMore, emptyTitle }: DonePageProps) {
  const { t } = useTranslation(['desk', 'common'])
  const [{ data, error }, reload] = useQuery({
    query: DoneTasksDocument,
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
  const tasks = data.tasks.edges.map((edge) => edge.node)
  const { endCursor, hasNextPage } = data.tasks.pageInfo
  if (tasks.length === 0) return <EmptyList title={emptyTitle} advice={t('empty.doneAdvice')} />
  return (
    <>
      <ul className="task-list">
        {tasks.map((task) => (
          <DoneRow key={task.id} task={task} />
        ))}
      </ul>
      {isLast && hasNextPage && endCursor !== null && (
        <Button onClick={() => onMore(endCursor)}>{t('inbox.loadMore')}</Button>
      )}
    </>
  )
}

function DoneRow({ task }: { readonly task: TaskRowFragment }) {
  const { t, i18n } = useTranslation('desk')
  const now = useNow()
  const outcome = task.outcomes.find((one) => one.id === task.outcome)
  return (
    <li className="task-row">
      <div className="task-row-main">
        <StaffLink className="task-row-link" to={taskPath(task.id)} data-task-row="">
          {task.title}
          <span className="visually-hidden"> {task.instance.number}</span>
        </StaffLink>
        <div className="task-row-marks">
          <span className="badge badge-mine">
            {outcome?.title ?? t(`state.${stateKey(task.state)}`)}
          </span>
        </div>
      </div>
      <div className="task-row-case">
        <span className="task-row-title">{task.instance.title}</span>
        <span className="number">{task.instance.number}</span>
      </div>
      <div className="task-row-place">{task.instance.place}</div>
      <div className="task-row-time">
        {task.closedAt !== null && (
          <time dateTime={task.closedAt}>
            {t('doneAt', { time: dateTimeText(task.closedAt, now, localeOf(i18n)) })}
          </time>
        )}
      </div>
    </li>
  )
}

function stateKey(state: string): 'open' | 'completed' | 'cancelled' {
  return state === 'completed' || state === 'cancelled' ? state : 'open'
}
