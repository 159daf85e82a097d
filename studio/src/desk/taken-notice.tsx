import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { StaffLink } from '../staff/staff-link.tsx'

interface TakenNoticeProps {
  /** Who was faster and when, or why there is nothing left to do. */
  readonly title: string
  /** Somebody's own answers stand below it. */
  readonly keepsText?: boolean
}

/** Says who was faster and when, and that nothing typed was thrown away. */
export function TakenNotice({ title, keepsText = false }: TakenNoticeProps) {
  const { t } = useTranslation('desk')
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={title}
      description={
        <>
          {keepsText && <p>{t('taken.kept')}</p>}
          <StaffLink to="/">{t('task.toInbox')}</StaffLink>
        </>
      }
    />
  )
}
