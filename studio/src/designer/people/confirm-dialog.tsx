import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { Dialog } from '../../staff/dialog.tsx'

interface ConfirmDialogProps {
  readonly title: string
  readonly confirm: string
  readonly saving: { readonly problem: string | null; readonly isSaving: boolean }
  /** False while something is missing without which it cannot be done. */
  readonly isReady?: boolean
  readonly isDanger?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Says what would be done, or asks what is needed for it, and does it on a second word. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { problem, isSaving } = props.saving
  return (
    <Dialog
      open
      title={props.title}
      okText={props.confirm}
      okButtonProps={{
        loading: isSaving,
        disabled: props.isReady === false,
        danger: props.isDanger === true,
      }}
      onOk={props.onConfirm}
      onCancel={props.onClose}
    >
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      {props.children}
    </Dialog>
  )
}
