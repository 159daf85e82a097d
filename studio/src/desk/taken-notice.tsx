import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { StaffLink } from '../staff/staff-link.tsx'

interface TakenNoticeProps {
  readonly by: string
  /** Already in words. */
  readonly at: string
  /** Somebody's own answers stand below it. */
  readonly keepsText?: boolean
}

/** Says who was faster and when, and that nothing typed was thrown away. */
export function TakenNotice({ by, at, keepsText = false }: TakenNoticeProps) {
  const { t } = useTranslation('desk')
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('taken.title', { by, at })}
      description={
        <>
          {keepsText && <p>{t('taken.kept')}</p>}
          <StaffLink to="/">{t('task.toInbox')}</StaffLink>
        </>
      }
    />
  )
}
