import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TaskRowFragment } from '../api/documents.ts'
import { localeOf } from '../i18n/i18n.ts'
import { StaffLink } from '../staff/staff-link.tsx'
import { dateTimeText } from '../staff/time-text.ts'
import { isBatchable } from './batch-choice.ts'
import { SlaChip } from './sla-chip.tsx'
import { taskPath } from './task-path.ts'

interface TaskRowProps {
  readonly task: TaskRowFragment
  readonly now: number
  readonly hasDraft: boolean
  /** It was done on this device, and the server does not have that yet. */
  readonly isDoneHere: boolean
  /** Where tasks are chosen to be done together. */
  readonly choice?: { readonly isChosen: boolean; readonly onToggle: () => void }
}

/** One task of the inbox; the whole row leads to its page, the link's name is title and number. */
export function TaskRow({ task, now, hasDraft, isDoneHere, choice }: TaskRowProps) {
  const { t, i18n } = useTranslation('desk')
  const { instance } = task
  return (
    <li className="task-row">
      <div className="task-row-main">
        {choice !== undefined && isBatchable(task) && (
          <Checkbox
            className="task-row-choice"
            checked={choice.isChosen}
            onChange={choice.onToggle}
            aria-label={t('batch.choose', { title: task.title, number: instance.number })}
          />
        )}
        <StaffLink className="task-row-link" to={taskPath(task.id)} data-task-row="">
          {task.title}
          <span className="visually-hidden"> {instance.number}</span>
        </StaffLink>
        <div className="task-row-marks">
          {task.urgent && <span className="badge badge-urgent">{t('mark.urgent')}</span>}
          {isDoneHere && <span className="badge work-waiting">{t('mark.doneHere')}</span>}
          {hasDraft && <span className="badge badge-draft">{t('mark.draft')}</span>}
          <HolderMark task={task} />
        </div>
      </div>
      <div className="task-row-case">
        <span className="task-row-title">{instance.title}</span>
        <span className="number">{instance.number}</span>
      </div>
      <div className="task-row-place">{instance.place}</div>
      <div className="task-row-time">
        {task.dueAt === null ? (
          <NoDeadline task={task} />
        ) : (
          <SlaChip dueAt={task.dueAt} urgent={task.urgent} now={now} />
        )}
        <span className="soft task-row-opened">
          {t('openedAt', { time: dateTimeText(task.openedAt, now, localeOf(i18n)) })}
        </span>
      </div>
    </li>
  )
}

/** None, or one that begins when somebody claims the task. */
function NoDeadline({ task }: { readonly task: TaskRowFragment }) {
  const { t } = useTranslation('desk')
  const time = task.dueFromClaim
  return (
    <span className="soft">{time === null ? t('sla.none') : t('sla.fromClaim', { time })}</span>
  )
}

function HolderMark({ task }: { readonly task: TaskRowFragment }) {
  const { t } = useTranslation('desk')
  if (task.mine) return <span className="badge badge-mine">{t('mark.mine')}</span>
  if (task.holder === null) return <span className="badge badge-pool">{t('mark.pool')}</span>
  return <span className="badge">{t('mark.heldBy', { name: task.holder.name })}</span>
}
