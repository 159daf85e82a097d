import { Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../staff/dialog.tsx'

interface TypedNameDialogProps {
  readonly title: string
  readonly confirm: string
  /** What has to be typed before it is done. */
  readonly name: string
  readonly isBusy: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
  /** What is lost. */
  readonly children: ReactNode
}

/** Asks about what nobody can take back: it is done by who has typed its name, never by one press too many. */
export function TypedNameDialog(props: TypedNameDialogProps) {
  const { title, confirm, name, isBusy, onConfirm, onClose, children } = props
  const { t } = useTranslation('studio')
  const id = useId()
  const [typed, setTyped] = useState('')
  const isTyped = typed.normalize('NFKC').trim() === name
  return (
    <Dialog
      open
      title={title}
      okText={confirm}
      okButtonProps={{ danger: true, disabled: !isTyped, loading: isBusy }}
      onOk={onConfirm}
      onCancel={onClose}
    >
      {children}
      <div className="field-entry">
        <label htmlFor={id}>{t('typedName.label', { name })}</label>
        <Input
          autoFocus
          id={id}
          value={typed}
          autoComplete="off"
          onChange={({ target }) => setTyped(target.value)}
          onPressEnter={({ nativeEvent }) => {
            if (isTyped && !isBusy && !nativeEvent.isComposing) onConfirm()
          }}
        />
      </div>
    </Dialog>
  )
}
