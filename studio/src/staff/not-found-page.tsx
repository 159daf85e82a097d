import { Result } from 'antd'
import { useTranslation } from 'react-i18next'
import { StaffLink } from './staff-link.tsx'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation('staff')
  return (
    <Result
      status="info"
      title={t('notFound.title')}
      subTitle={t('notFound.advice')}
      extra={<StaffLink to="/">{t('notFound.home')}</StaffLink>}
    />
  )
}
