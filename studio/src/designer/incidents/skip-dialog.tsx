import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface SkipDialogProps {
  readonly count: number
  readonly onSkip: (reason: string) => void
  readonly onClose: () => void
}

/** As long as the engine keeps one. */
const MAX_REASON_LENGTH = 500

/** Says what skipping drops and asks for the reason, without which nothing is skipped. */
export function SkipDialog({ count, onSkip, onClose }: SkipDialogProps) {
  const { t } = useTranslation('studio')
  const [reason, setReason] = useState('')
  const id = useId()
  const isEmpty = reason.trim() === ''
  return (
    <Modal
      open
      title={t('incidents.skipTitle', { count })}
      okText={t('incidents.skipConfirm')}
      okButtonProps={{ disabled: isEmpty }}
      onOk={() => onSkip(reason)}
      onCancel={onClose}
    >
      <div className="incident-skip">
        <p>{t('incidents.skipMeaning')}</p>
        <div className="field-entry">
          <label htmlFor={id}>{t('incidents.skipReason')}</label>
          <Input.TextArea
            id={id}
            value={reason}
            maxLength={MAX_REASON_LENGTH}
            autoFocus
            autoSize={{ minRows: 3, maxRows: 8 }}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </div>
    </Modal>
  )
}
