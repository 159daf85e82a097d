import { useTranslation } from 'react-i18next'
import { DoneTasksDocument, type TaskRowFragment } from '../api/documents.ts'
import { localeOf } from '../i18n/i18n.ts'
import { EmptyList } from '../staff/empty-list.tsx'
import { PagedList } from '../staff/paged-list.tsx'
import { StaffLink } from '../staff/staff-link.tsx'
import { dateTimeText } from '../staff/time-text.ts'
import { useNow } from '../staff/use-now.ts'
import { taskPath } from './task-path.ts'

/** What I have done, newest first. */
export function DoneList() {
  const { t } = useTranslation('desk')
  return (
    <PagedList
      query={DoneTasksDocument}
      variables={{}}
      connectionOf={(data) => data.tasks}
      idOf={({ id }) => id}
      row={(task) => <DoneRow task={task} />}
      empty={
        <EmptyList
          title={t('empty.done')}
          advice={t('empty.doneAdvice')}
          action={<StaffLink to="/">{t('task.toInbox')}</StaffLink>}
        />
      }
    />
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
