import { Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../staff/dialog.tsx'

interface ReasonDialogProps {
  readonly title: string
  readonly confirm: string
  readonly goBack: string
  /** Whether what is confirmed cannot be taken back. */
  readonly isFinal: boolean
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
  /** What it would do. */
  readonly children: ReactNode
}

/** As long as the engine keeps one. */
const MAX_REASON_LENGTH = 500

/** Says what would be done and asks for the reason, without which nothing is done. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useTranslation('studio')
  const [reason, setReason] = useState('')
  const id = useId()
  const isEmpty = reason.trim() === ''
  return (
    <Dialog
      open
      title={props.title}
      okText={props.confirm}
      cancelText={props.goBack}
      okButtonProps={{ disabled: isEmpty, danger: props.isFinal }}
      onOk={() => props.onConfirm(reason)}
      onCancel={props.onClose}
    >
      <div className="incident-reason">
        {props.children}
        <div className="field-entry">
          <label htmlFor={id}>{t('incidents.reason')}</label>
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
    </Dialog>
  )
}
