import { Alert, App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import {
  ClaimTaskDocument,
  ReleaseTaskDocument,
  type TaskOutcomeFragment,
} from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { localeOf } from '../i18n/i18n.ts'
import { dateTimeText } from '../staff/time-text.ts'
import { Answers } from '../staff/timeline.tsx'
import { useAccount } from '../staff/use-account.ts'
import { HandTask } from './hand-task.tsx'
import { TakeBack, TakeOver } from './take-back.tsx'
import type { TaskDetail } from './task-detail.ts'
import { TaskForm } from './task-form.tsx'
import { useTaskDraft } from './use-task-draft.ts'

/** What can be done with the task now: take it, fill and decide it, or read how it ended. */
export function TaskWork({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('desk')
  const { id } = useAccount()
  // Somebody who began to fill the form keeps it before them, whatever happens to the task meanwhile.
  const isMine = task.state === 'open' && task.mine
  const [wasMine, setWasMine] = useState(isMine)
  if (isMine && !wasMine) setWasMine(true)
  const isElsewhere = task.state === 'open' ? task.holder !== null : task.completedBy?.id !== id
  // The button that was pressed goes away; the next key must not start at the top of the page.
  const heading = useRef<HTMLHeadingElement>(null)
  const refocus = () => heading.current?.focus({ preventScroll: true })
  const isLost = wasMine && !isMine && isElsewhere
  if (task.state !== 'open' && !isLost) return <ClosedTask task={task} />
  return (
    <section className="card task-work" aria-labelledby="work-title">
      <div className="card-head">
        <h2 id="work-title" ref={heading} tabIndex={-1}>
          {t('task.work')}
        </h2>
        <HandButtons task={task} isMine={isMine} onDone={refocus} />
      </div>
      {task.isDelegated && (
        <Alert
          type="info"
          showIcon
          title={t(task.isDelegatedByMe ? 'takeOver.waits' : 'hand.opinion')}
        />
      )}
      {task.instructions !== null && <p className="task-instructions">{task.instructions}</p>}
      {isMine || isLost ? (
        <TaskForm task={task} isLost={isLost} />
      ) : (
        !task.isDelegatedByMe && <NotMine task={task} onDone={refocus} />
      )}
    </section>
  )
}

interface HandButtonsProps extends NotMineProps {
  readonly isMine: boolean
}

/** Whoever may bring somebody else in, or put the task back. */
function HandButtons({ task, isMine, onDone }: HandButtonsProps) {
  const { role } = useAccount()
  const isOthers = !isMine && task.holder !== null
  const isWithOthers = isOthers || task.isDelegatedByMe
  const mayHand = task.state === 'open' && (!isWithOthers || role === 'official')
  return (
    <div className="task-hand">
      <TakeOver task={task} />
      {mayHand && <HandTask task={task} isOthers={isOthers} />}
      {isMine && <HoldButton task={task} hold="release" onDone={onDone} />}
    </div>
  )
}

interface NotMineProps {
  readonly task: TaskDetail
  readonly onDone: () => void
}

function NotMine({ task, onDone }: NotMineProps) {
  const { t } = useTranslation('desk')
  if (task.holder !== null) {
    return <Alert type="info" showIcon title={t('task.heldBy', { name: task.holder.name })} />
  }
  return (
    <div className="claim-panel">
      <p>{t('task.claimFirst')}</p>
      <div className="action-bar">
        <HoldButton task={task} hold="claim" onDone={onDone} />
      </div>
    </div>
  )
}

interface HoldButtonProps extends NotMineProps {
  readonly hold: 'claim' | 'release'
}

/** Takes the task or puts it back; what the server says to it is shown, never guessed. */
function HoldButton({ task, hold, onDone }: HoldButtonProps) {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const [claiming, claim] = useMutation(ClaimTaskDocument)
  const [releasing, release] = useMutation(ReleaseTaskDocument)
  const session = useSession()
  const [taken, setTaken] = useState<Extract<TaskOutcomeFragment, { __typename: 'TaskTaken' }>>()
  const change = async () => {
    const input = { taskId: task.id }
    const { answer, error } = await (hold === 'claim'
      ? withSession(session, () => claim({ input })).then(({ data, error }) => ({
          answer: data?.claimTask,
          error,
        }))
      : withSession(session, () => release({ input })).then(({ data, error }) => ({
          answer: data?.releaseTask,
          error,
        })))
    if (answer === undefined)
      void message.error(error?.networkError ? t('task.offline') : t('task.failed'))
    else if (answer.__typename === 'TaskTaken') setTaken(answer)
    else if (answer.__typename === 'TaskChanged') {
      onDone()
      void message.success(t(`task.${hold}Done`))
    } else void message.error(answer.message)
  }
  if (taken !== undefined) {
    const by = taken.by ?? t('task.somebody')
    return <Alert type="warning" showIcon role="alert" title={t('task.claimTaken', { by })} />
  }
  return (
    <Button
      type={hold === 'claim' ? 'primary' : 'default'}
      size={hold === 'claim' ? 'large' : 'middle'}
      loading={claiming.fetching || releasing.fetching}
      onClick={() => void change()}
    >
      {t(`task.${hold}`)}
    </Button>
  )
}

function ClosedTask({ task }: { readonly task: TaskDetail }) {
  const { t, i18n } = useTranslation('desk')
  const outcome = task.outcomes.find((one) => one.id === task.outcome)
  const at = task.closedAt === null ? '' : dateTimeText(task.closedAt, Date.now(), localeOf(i18n))
  const name = task.completedBy?.name ?? t('task.somebody')
  return (
    <section className="card" aria-labelledby="closed-title">
      <h2 id="closed-title">{t('task.closed')}</h2>
      <p>
        {task.state === 'cancelled'
          ? t('task.cancelledAt', { at })
          : t('task.completedAt', { name, at, outcome: outcome?.title ?? '' })}
      </p>
      {task.answers !== null && (
        <Answers form={task.form} answers={task.answers} masked={task.masked} />
      )}
      <TakeBack task={task} />
      <LeftDraft task={task} />
    </section>
  )
}

/** What I had typed before the task was closed by somebody else. What I handed in from another device needs no more keeping here, unless I
 *  had written more. */
function LeftDraft({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('desk')
  const { id } = useAccount()
  const draft = useTaskDraft(task.id)
  const isDone = task.completedBy?.id === id && draft.isSynced
  const { discard } = draft
  useEffect(() => {
    if (isDone) void discard()
  }, [isDone, discard])
  if (draft.savedAt === null || isDone) return null
  return (
    <div className="left-draft">
      <h3>{t('taken.yours')}</h3>
      <Answers form={task.form} answers={draft.answers} />
      <Button onClick={() => void draft.discard()}>{t('draft.discard')}</Button>
    </div>
  )
}
