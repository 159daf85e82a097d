import { Button, Form } from 'antd'
import type { ReactNode } from 'react'
import { WordsField } from './words-field.tsx'

interface ReasonFormProps {
  /** What the deed does and what it leaves, above the field. */
  readonly keeps: ReactNode
  readonly label: string
  readonly missing: string
  readonly button: string
  readonly isDangerous?: boolean
  readonly isBusy: boolean
  readonly onReason: (reason: string) => void
}

/** A deed that is done for a reason of 1 to 500 characters. */
export function ReasonForm(props: ReasonFormProps) {
  const { keeps, label, missing, button, isDangerous = false, isBusy, onReason } = props
  return (
    <Form<{ readonly reason: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ reason }) => onReason(reason)}
    >
      <p>{keeps}</p>
      <WordsField name="reason" label={label} missing={missing} />
      <Button type="primary" danger={isDangerous} htmlType="submit" loading={isBusy}>
        {button}
      </Button>
    </Form>
  )
}
