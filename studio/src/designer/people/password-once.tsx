import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../staff/dialog.tsx'

interface PasswordOnceProps {
  readonly name: string
  readonly login: string
  readonly password: string
  readonly onClose: () => void
}

/** Shows a new password: the server keeps its hash only, so it cannot be shown again. Only its button closes it. */
export function PasswordOnce({ name, login, password, onClose }: PasswordOnceProps) {
  const { t } = useTranslation(['org', 'common'])
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(password)
    setIsCopied(true)
  }
  return (
    <Dialog
      open
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={t('password.title', { name })}
      footer={
        <Button type="primary" autoFocus onClick={onClose}>
          {t('password.noted')}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={t('password.once')} />
      <dl className="detail-list org-password">
        <div className="detail-row">
          <dt>{t('person.login')}</dt>
          <dd>{login}</dd>
        </div>
        <div className="detail-row">
          <dt>{t('password.password')}</dt>
          <dd>
            <code>{password}</code>{' '}
            {window.isSecureContext && (
              <Button size="small" onClick={() => void copy()}>
                <span aria-live="polite">
                  {t(isCopied ? 'common:trouble.copied' : 'common:trouble.copy')}
                </span>
              </Button>
            )}
          </dd>
        </div>
      </dl>
    </Dialog>
  )
}
