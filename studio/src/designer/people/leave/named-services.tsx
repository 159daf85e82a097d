import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HeldTasksQuery } from '../../../api/documents.ts'
import { StaffLink } from '../../../staff/staff-link.tsx'

type Named = NonNullable<HeldTasksQuery['person']>['namedIn']

/** Services that ask her by name, each with the way to its drawing: nobody takes that over with a post. */
export function NamedServices({ named }: { readonly named: Named }) {
  const { t } = useTranslation('org')
  if (named.length === 0) return null
  return (
    <>
      <Alert type="warning" showIcon title={t('leave.named', { count: named.length })} />
      <ul className="org-tasks">
        {named.map(({ definitionId, service, task }) => (
          <li key={`${definitionId} ${task}`}>
            <StaffLink to={`/definitions/${encodeURIComponent(definitionId)}`}>
              {service} · {task}
            </StaffLink>
          </li>
        ))}
      </ul>
    </>
  )
}
