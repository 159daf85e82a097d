import { Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PersonFieldsFragment, RecordLeaveDocument } from '../../../api/documents.ts'
import { useSaving } from '../../org/use-saving.ts'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { type Handed, HandedItems } from './handed-items.tsx'
import { HeldTasks, useHeldTasks } from './held-tasks.tsx'
import { StaffSelect } from './staff-select.tsx'

export interface HandOverProps {
  readonly person: PersonFieldsFragment
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly onClose: () => void
  readonly onDone: () => void
}

/** 请假: the days, why, who stands in, and whether what she holds goes to the stand-in; then what came of it. */
export function LeaveDialog({ person, today, onClose, onDone }: HandOverProps) {
  const { t } = useTranslation('org')
  const id = useId()
  const held = useHeldTasks(person.id)
  const [values, setValues] = useState({ fromDay: today, untilDay: '', reason: '' })
  const [standInId, setStandIn] = useState<string | null>(null)
  const [isHandingOver, setIsHandingOver] = useState(true)
  const [handed, setHanded] = useState<Handed | null>(null)
  const saving = useSaving(RecordLeaveDocument, (answer) =>
    // Where nothing was to be handed over there is nothing to tell.
    answer.items.length === 0 ? onDone() : setHanded(answer),
  )
  if (handed !== null)
    return <HandedItems title={t('leave.doneLeave')} handed={handed} onClose={onDone} />
  const { fromDay, untilDay, reason } = values
  const hasTasks = (held.tasks?.count ?? 0) > 0
  const day = (name: 'fromDay' | 'untilDay') => (
    <div className="field-entry">
      <label htmlFor={`${id}-${name}`}>
        {t(name === 'fromDay' ? 'leave.from' : 'leave.until')}
      </label>
      <Input
        id={`${id}-${name}`}
        type="date"
        value={values[name]}
        onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      />
      {name === 'untilDay' && <p className="soft">{t('leave.untilHelp')}</p>}
    </div>
  )
  return (
    <ConfirmDialog
      title={t('leave.recordFor', { name: person.name })}
      confirm={t('leave.recordNow')}
      saving={saving}
      isReady={fromDay !== '' && untilDay !== '' && reason.trim() !== '' && held.isKnown}
      onConfirm={() =>
        void saving.send({
          input: {
            ...{ personId: person.id, ...values, standInId },
            handOverTasks: standInId !== null && isHandingOver && hasTasks,
          },
        })
      }
      onClose={onClose}
    >
      {day('fromDay')}
      {day('untilDay')}
      <div className="field-entry">
        <label htmlFor={`${id}-reason`}>{t('leave.reason')}</label>
        <Input
          id={`${id}-reason`}
          value={reason}
          maxLength={200}
          onChange={(event) => setValues({ ...values, reason: event.target.value })}
        />
        <p className="soft">{t('leave.reasonHelp')}</p>
      </div>
      <div className="field-entry">
        <label htmlFor={`${id}-who`}>{t('leave.who')}</label>
        <StaffSelect
          id={`${id}-who`}
          without={person.id}
          placeholder={t('leave.nobody')}
          value={standInId}
          onChange={setStandIn}
        />
        <p className="soft">{t('leave.whoHelp')}</p>
      </div>
      <HeldTasks held={held} />
      {hasTasks && (
        <Checkbox
          checked={isHandingOver && standInId !== null}
          disabled={standInId === null}
          onChange={(event) => setIsHandingOver(event.target.checked)}
        >
          {t('leave.taskHand', { count: held.tasks?.count ?? 0 })}
        </Checkbox>
      )}
    </ConfirmDialog>
  )
}
