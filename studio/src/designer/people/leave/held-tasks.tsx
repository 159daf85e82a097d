import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { HeldTasksDocument, type HeldTasksQuery } from '../../../api/documents.ts'
import { StaffLink } from '../../../staff/staff-link.tsx'

interface Held {
  readonly tasks: NonNullable<HeldTasksQuery['person']>['heldTasks'] | null
  readonly named: NonNullable<HeldTasksQuery['person']>['namedIn']
  readonly isKnown: boolean
  readonly isFailed: boolean
}

/** The open tasks of a person, and the services that name her, as they are now. */
export function useHeldTasks(id: string): Held {
  const [{ data, error }] = useQuery({
    query: HeldTasksDocument,
    variables: { id },
    requestPolicy: 'network-only',
  })
  const tasks = data?.person?.heldTasks ?? null
  const named = data?.person?.namedIn ?? []
  return { tasks, named, isKnown: tasks !== null, isFailed: tasks === null && error !== undefined }
}

const SHOWN = 10

export function HeldTasks({ held: { tasks, isFailed } }: { readonly held: Held }) {
  const { t } = useTranslation(['org', 'staff'])
  if (isFailed) return <Alert type="error" showIcon title={t('staff:failed')} />
  if (tasks === null) return <p role="status">{t('leave.looking')}</p>
  if (tasks.count === 0) return <p>{t('leave.noTasks')}</p>
  return (
    <>
      <p>{t('leave.tasks', { count: tasks.count })}</p>
      <ul className="org-tasks">
        {tasks.tasks.slice(0, SHOWN).map((task) => (
          <li key={task.id}>
            <StaffLink to={`/instances/${encodeURIComponent(task.instanceId)}`}>
              {task.title} <span className="number">{task.number}</span>
            </StaffLink>
          </li>
        ))}
      </ul>
      {tasks.count > SHOWN && (
        <p className="soft">{t('leave.moreTasks', { count: tasks.count - SHOWN })}</p>
      )}
    </>
  )
}
