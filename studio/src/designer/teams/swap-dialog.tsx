import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ShiftFieldsFragment, SwapShiftsDocument } from '../../api/documents.ts'
import { useNow } from '../../staff/use-now.ts'
import { useSaving } from '../org/use-saving.ts'
import { ConfirmDialog } from '../people/confirm-dialog.tsx'
import { shiftText } from './shift-time.ts'

interface SwapDialogProps {
  readonly shift: ShiftFieldsFragment
  readonly others: readonly ShiftFieldsFragment[]
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** 换班: with which other shift of the week, and why. */
export function SwapDialog({ shift, others, onClose, onSaved }: SwapDialogProps) {
  const { t } = useTranslation('team')
  const id = useId()
  const now = useNow()
  const [otherId, setOther] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const saving = useSaving(SwapShiftsDocument, onSaved)
  const options = others
    .filter((other) => other.id !== shift.id && Date.parse(other.fromAt) > now)
    .map((other) => ({
      value: other.id,
      label: `${shiftText(other)} ${other.people.map(({ name }) => name).join(' ')}`,
    }))
  return (
    <ConfirmDialog
      title={t('shift.swapTitle', { time: shiftText(shift) })}
      confirm={t('shift.swapNow')}
      saving={saving}
      isReady={otherId !== null && reason.trim() !== ''}
      onConfirm={() => {
        if (otherId !== null) void saving.send({ id: shift.id, otherId, reason })
      }}
      onClose={onClose}
    >
      {options.length === 0 && <p>{t('shift.swapNone')}</p>}
      <div className="field-entry">
        <label htmlFor={`${id}-other`}>{t('shift.swapWith')}</label>
        <Select
          id={`${id}-other`}
          className="org-wide"
          showSearch={{ optionFilterProp: 'label' }}
          value={otherId}
          options={options}
          onChange={setOther}
        />
      </div>
      <div className="field-entry">
        <label htmlFor={`${id}-reason`}>{t('shift.reason')}</label>
        <Input
          id={`${id}-reason`}
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </ConfirmDialog>
  )
}
