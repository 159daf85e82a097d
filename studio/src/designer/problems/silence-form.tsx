import type { Finding } from '@linli/schemas/finding'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { REASON_LENGTHS } from '../../document/silence-advice.ts'

interface SilenceFormProps {
  readonly finding: Finding
  readonly isDisabled: boolean
  readonly onSilence: (finding: Finding, reason: string) => void
}

/** Lets a piece of advice stand: opened by a button beside it, and done with a reason. */
export function SilenceForm({ finding, isDisabled, onSilence }: SilenceFormProps) {
  const { t } = useTranslation('studio')
  const [isOpen, setIsOpen] = useState(false)
  const [reason, setReason] = useState('')
  const id = useId()
  if (!isOpen) {
    return (
      <Button
        size="small"
        className="finding-fix"
        disabled={isDisabled}
        onClick={() => setIsOpen(true)}
      >
        {t('problems.silence')}
      </Button>
    )
  }
  const isShort = reason.trim().length < REASON_LENGTHS.least
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isShort) onSilence(finding, reason)
  }
  return (
    <form className="silence-form" onSubmit={submit}>
      <label htmlFor={id}>{t('problems.silenceWhy')}</label>
      <Input
        id={id}
        autoFocus
        value={reason}
        maxLength={REASON_LENGTHS.most}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) setIsOpen(false)
        }}
      />
      <Button htmlType="submit" size="small" type="primary" disabled={isShort || isDisabled}>
        {t('problems.silenceDo')}
      </Button>
      <Button size="small" onClick={() => setIsOpen(false)}>
        {t('problems.silenceNot')}
      </Button>
    </form>
  )
}
