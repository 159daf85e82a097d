import { ArrowLeftOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { StaffLink } from '../../staff/staff-link.tsx'

export function BackToServices() {
  const { t } = useTranslation('studio')
  return (
    <StaffLink className="back-link" to="/">
      <ArrowLeftOutlined aria-hidden="true" /> {t('definitions.title')}
    </StaffLink>
  )
}
