import { cityDay } from '@linli/schemas/city-day'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  EndLeaveDocument,
  type LeaveFieldsFragment,
  type PersonFieldsFragment,
} from '../../../api/documents.ts'
import { useNow } from '../../../staff/use-now.ts'
import { useSaving } from '../../org/use-saving.ts'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'
import { LeaveDialog } from './leave-dialog.tsx'

interface PersonLeavesProps {
  readonly person: PersonFieldsFragment
  readonly mayChange: boolean
  readonly onSaved: () => void
}

/** When she is away and who stands in; a new leave, and handing everything over for good. */
export function PersonLeaves({ person, mayChange, onSaved }: PersonLeavesProps) {
  const { t } = useTranslation('org')
  const today = cityDay(useNow())
  const [asked, setAsked] = useState<'leave' | 'handOver' | null>(null)
  const [ending, setEnding] = useState<LeaveFieldsFragment | null>(null)
  const current = person.leaves.filter(({ untilDay }) => untilDay > today)
  const over = person.leaves.filter(({ untilDay }) => untilDay <= today)
  const done = () => {
    setAsked(null)
    setEnding(null)
    onSaved()
  }
  const Dialog = asked === 'leave' ? LeaveDialog : HandOverDialog
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('leave.title')}</h2>
        {mayChange && (
          <div className="org-buttons">
            <Button onClick={() => setAsked('leave')}>{t('leave.record')}</Button>
            <Button onClick={() => setAsked('handOver')}>{t('leave.handOver')}</Button>
          </div>
        )}
      </div>
      {current.length === 0 && <p className="soft">{t('leave.none')}</p>}
      <ul className="org-posts">
        {current.map((leave) => (
          <LeaveItem
            key={leave.id}
            leave={leave}
            isOver={false}
            onEnd={mayChange ? () => setEnding(leave) : null}
          />
        ))}
      </ul>
      {over.length > 0 && (
        <details>
          <summary>{t('leave.over', { count: over.length })}</summary>
          <ul className="org-posts">
            {over.map((leave) => (
              <LeaveItem key={leave.id} leave={leave} isOver onEnd={null} />
            ))}
          </ul>
        </details>
      )}
      {asked !== null && (
        <Dialog person={person} today={today} onClose={() => setAsked(null)} onDone={done} />
      )}
      {ending !== null && (
        <EndLeave
          name={person.name}
          leave={ending}
          today={today}
          onClose={() => setEnding(null)}
          onSaved={done}
        />
      )}
    </section>
  )
}

interface LeaveItemProps {
  readonly leave: LeaveFieldsFragment
  readonly isOver: boolean
  readonly onEnd: (() => void) | null
}

function LeaveItem({ leave, isOver, onEnd }: LeaveItemProps) {
  const { t } = useTranslation('org')
  const { fromDay, untilDay, standIn, isNow } = leave
  const days = t('leave.days', { from: fromDay, until: untilDay })
  return (
    <li>
      <div>
        <strong>{days}</strong>{' '}
        {!isOver && (
          <span className={isNow ? 'badge badge-pool' : 'badge badge-draft'}>
            {t(isNow ? 'leave.now' : 'leave.later')}
          </span>
        )}
        <div>{leave.reason}</div>
        <div className="soft">
          {standIn === null ? t('leave.noStandIn') : t('leave.standIn', { name: standIn })}
        </div>
      </div>
      {onEnd !== null && (
        <Button onClick={onEnd} aria-label={`${t('leave.end')} ${days}`}>
          {t('leave.end')}
        </Button>
      )}
    </li>
  )
}

interface EndLeaveProps {
  readonly name: string
  readonly leave: LeaveFieldsFragment
  readonly today: string
  readonly onClose: () => void
  readonly onSaved: () => void
}

function EndLeave({ name, leave, today, onClose, onSaved }: EndLeaveProps) {
  const { t } = useTranslation('org')
  const id = useId()
  const [until, setUntil] = useState(leave.isNow ? today : leave.untilDay)
  const saving = useSaving(EndLeaveDocument, onSaved)
  return (
    <ConfirmDialog
      title={t('leave.endOf', { name })}
      confirm={t('leave.endNow')}
      saving={saving}
      onConfirm={() => void saving.send({ input: { leaveId: leave.id, untilDay: until } })}
      onClose={onClose}
    >
      <div className="field-entry">
        <label htmlFor={id}>{t('leave.until')}</label>
        <Input
          id={id}
          type="date"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        <p className="soft">{t('leave.endHelp')}</p>
      </div>
    </ConfirmDialog>
  )
}
