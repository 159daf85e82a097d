import { CheckCircleOutlined, ClockCircleOutlined, EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../staff/dialog.tsx'
import { ReasonForm } from '../staff/reason-form.tsx'
import type { TaskDetail } from './task-detail.ts'
import { useRemoveSigner } from './use-remove-signer.ts'

type Signing = NonNullable<TaskDetail['signing']>
type Seat = Signing['seats'][number]

const MARKS = {
  waiting: <ClockCircleOutlined aria-hidden="true" />,
  open: <EditOutlined aria-hidden="true" />,
  signed: <CheckCircleOutlined aria-hidden="true" />,
} as const

/** Who signs the task, what they said, and whose turn it is. */
export function SigningCard({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('desk')
  const { signing } = task
  if (signing === null) return null
  const signed = signing.seats.filter(({ state }) => state === 'signed').length
  return (
    <section className="card signing" aria-labelledby="signing-title">
      <h2 id="signing-title">
        {t('signing.title')}{' '}
        <small>{t('signing.progress', { signed, all: signing.seats.length })}</small>
      </h2>
      <p className="soft">{modeText(signing, t)}</p>
      <ol className="signing-seats">
        {signing.seats.map((seat) => (
          <SeatRow key={seat.index} seat={seat} taskId={task.id} />
        ))}
      </ol>
    </section>
  )
}

function modeText({ mode, percent }: Signing, t: ReturnType<typeof useTranslation<'desk'>>['t']) {
  switch (mode) {
    case 'any':
      return t('signing.modes.any')
    case 'sequence':
      return t('signing.modes.sequence')
    case 'share':
      return t('signing.modes.share', { percent })
    default:
      return t('signing.modes.all')
  }
}

function SeatRow({ seat, taskId }: { readonly seat: Seat; readonly taskId: string }) {
  const { t } = useTranslation('desk')
  const state = seat.state === 'signed' || seat.state === 'waiting' ? seat.state : 'open'
  return (
    <li className={`seat-${state}`}>
      {MARKS[state]}
      <span className="seat-who">
        {seat.who}
        {seat.isAdded && <span className="badge">{t('signing.added')}</span>}
        {seat.repeats !== null && (
          <small className="soft">{t('signing.repeats', { task: seat.repeats })}</small>
        )}
      </span>
      <span className="seat-state">{seat.outcome ?? t(`signing.states.${state}`)}</span>
      {seat.mayRemove && <RemoveSigner seat={seat} taskId={taskId} />}
    </li>
  )
}

/** 减签, with a reason. */
function RemoveSigner({ seat, taskId }: { readonly seat: Seat; readonly taskId: string }) {
  const { t } = useTranslation('desk')
  const [isOpen, setIsOpen] = useState(false)
  const close = () => setIsOpen(false)
  const { remove, isBusy } = useRemoveSigner(taskId, close)
  return (
    <>
      <Button
        size="small"
        aria-label={t('signing.removeWho', { who: seat.who })}
        onClick={() => setIsOpen(true)}
      >
        {t('signing.remove')}
      </Button>
      <Dialog
        open={isOpen}
        title={t('signing.removeWho', { who: seat.who })}
        footer={null}
        destroyOnHidden
        onCancel={close}
      >
        <ReasonForm
          keeps={t('signing.removeKeeps')}
          label={t('hand.reason')}
          missing={t('hand.reasonMissing')}
          button={t('signing.remove')}
          isDangerous
          isBusy={isBusy}
          onReason={(reason) => void remove(seat.index, reason)}
        />
      </Dialog>
    </>
  )
}
