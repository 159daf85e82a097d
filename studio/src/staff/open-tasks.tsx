import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import { dateTimeText } from './time-text.ts'

export interface OpenTaskRow {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly dueAt: string | null
  readonly holder: { readonly name: string } | null
}

interface OpenTasksProps {
  readonly tasks: readonly OpenTaskRow[]
  readonly now: number
  /** Address of a task's page. */
  readonly hrefOf: (taskId: string) => string
}

/** The tasks of an instance that wait for somebody, with who holds them and until when. */
export function OpenTasks({ tasks, now, hrefOf }: OpenTasksProps) {
  const { t, i18n } = useTranslation('staff')
  const open = tasks.filter((task) => task.state === 'open')
  if (open.length === 0) return <p className="soft">{t('openTasks.none')}</p>
  return (
    <ul className="open-tasks">
      {open.map((task) => (
        <li key={task.id}>
          <a href={hrefOf(task.id)}>{task.title}</a>
          <span className="soft">
            {task.holder === null ? t('openTasks.pool') : task.holder.name}
            {task.dueAt !== null &&
              ` · ${t('openTasks.due', { time: dateTimeText(task.dueAt, now, localeOf(i18n)) })}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
