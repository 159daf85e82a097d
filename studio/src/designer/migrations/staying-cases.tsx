import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { MigrationDetailDocument } from '../../api/documents.ts'
import { StaffLink } from '../../staff/staff-link.tsx'

/** Cases that stay on their version, each with the reason. */
export function StayingCases({ migrationId }: { readonly migrationId: string }) {
  const { t } = useTranslation('studio')
  const [{ data }] = useQuery({
    query: MigrationDetailDocument,
    variables: { id: migrationId },
    requestPolicy: 'cache-and-network',
  })
  const staying = data?.migration.staying ?? []
  if (staying.length === 0) return null
  return (
    <details>
      <summary>{t('migrations.why')}</summary>
      <ul>
        {staying.map(({ instance, because }) => (
          <li key={instance?.id ?? because}>
            {instance !== null && (
              <StaffLink to={`/instances/${instance.id}`}>{instance.number}</StaffLink>
            )}{' '}
            {because}
          </li>
        ))}
      </ul>
    </details>
  )
}
