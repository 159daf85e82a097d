import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DisablePersonDocument, TasksOnlyHersDocument } from '../../api/documents.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import { useSaving } from '../org/use-saving.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'

interface DisableDialogProps {
  readonly person: { readonly id: string; readonly name: string }
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Shows which open tasks would have nobody left, before she is disabled. */
export function DisableDialog({ person, onClose, onSaved }: DisableDialogProps) {
  const { t } = useTranslation(['org', 'staff'])
  const saving = useSaving(DisablePersonDocument, onSaved)
  const [{ data, error }] = useQuery({
    query: TasksOnlyHersDocument,
    variables: { id: person.id },
    requestPolicy: 'network-only',
  })
  const only = data?.person?.onlyHers
  return (
    <ConfirmDialog
      title={t('disable.title', { name: person.name })}
      confirm={t('person.disable')}
      saving={saving}
      isReady={only !== undefined}
      isDanger
      onConfirm={() => void saving.send({ id: person.id })}
      onClose={onClose}
    >
      <p>{t('disable.means')}</p>
      {error !== undefined && <Alert type="error" showIcon title={t('staff:failed')} />}
      {only === undefined && error === undefined && <p role="status">{t('disable.looking')}</p>}
      {only?.count === 0 && <p>{t('disable.noTasks')}</p>}
      {only !== undefined && only.count > 0 && (
        <>
          <Alert type="warning" showIcon title={t('disable.tasks', { count: only.count })} />
          <ul className="org-tasks">
            {only.tasks.map((task) => (
              <li key={`${task.instanceId}:${task.title}`}>
                <StaffLink to={`/instances/${encodeURIComponent(task.instanceId)}`}>
                  {task.title} <span className="number">{task.number}</span>
                </StaffLink>
              </li>
            ))}
          </ul>
          {only.count > only.tasks.length && (
            <p className="soft">
              {t('disable.moreTasks', { count: only.count - only.tasks.length })}
            </p>
          )}
        </>
      )}
    </ConfirmDialog>
  )
}
