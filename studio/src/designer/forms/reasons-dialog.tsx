import { textIn } from '@linli/schemas/locale-text'
import { useTranslation } from 'react-i18next'
import type { Reason } from '../../document/form/form-deed.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { Dialog } from '../../staff/dialog.tsx'

interface ReasonsDialogProps {
  readonly reasons: readonly Reason[] | null
  readonly onClose: () => void
}

/** Why something was not done, place by place. */
export function ReasonsDialog({ reasons, onClose }: ReasonsDialogProps) {
  const { t, i18n } = useTranslation('forms')
  return (
    <Dialog
      open={reasons !== null}
      title={t('refused.title')}
      okText={t('refused.close')}
      onOk={onClose}
      onCancel={onClose}
      cancelButtonProps={{ hidden: true }}
    >
      <p>{t('refused.advice')}</p>
      <ul>
        {(reasons ?? []).map(({ path, message }) => (
          <li key={`${path} ${message['zh-CN']}`}>{textIn(message, localeOf(i18n))}</li>
        ))}
      </ul>
    </Dialog>
  )
}
