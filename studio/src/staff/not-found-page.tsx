import { useTranslation } from 'react-i18next'
import { EmptyList } from './empty-list.tsx'
import { StaffLink } from './staff-link.tsx'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation('staff')
  return (
    <div className="page">
      <EmptyList
        title={t('notFound.title')}
        advice={t('notFound.advice')}
        action={<StaffLink to="/">{t('notFound.home')}</StaffLink>}
      />
    </div>
  )
}
