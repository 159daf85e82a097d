import type { FormDefinition } from '@linli/schemas/form-definition'
import { isJsonObject } from '@linli/schemas/json'
import { Alert, Button, Popconfirm } from 'antd'
import type { TFunction } from 'i18next'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session.ts'
import { ReadForm } from '../../form-view/read-form.tsx'
import { localeOf } from '../../i18n/i18n.ts'
import type { RefusalCause } from '../../staff/desk-device.ts'
import { StaffLink, useGo } from '../../staff/staff-link.tsx'
import { dateTimeText } from '../../staff/time-text.ts'
import { taskPath } from '../task-path.ts'
import { useOffline } from './offline-context.ts'
import { useDeskFormServices } from './use-desk-form-services.ts'
import type { QueuedWork } from './work-queue.ts'

interface WorkCardProps {
  readonly item: QueuedWork
  /** On the page of the task itself there is no way to it. */
  readonly isHere?: boolean
}

/** One task that was done on this device: what became of it, what was written, and what can be done about it. */
export function WorkCard({ item, isHere = false }: WorkCardProps) {
  const { t, i18n } = useTranslation('desk')
  const services = useDeskFormServices()
  const titleId = useId()
  const locale = localeOf(i18n)
  const at = dateTimeText(new Date(item.savedAt).toISOString(), Date.now(), locale)
  const hasAnswers = isJsonObject(item.form) && Object.keys(item.answers).length > 0
  return (
    <section className="card work-card" aria-labelledby={titleId}>
      <div className="work-card-head">
        <h2 id={titleId}>
          {isHere ? t('work.here') : item.title} <span className="number">{item.number}</span>
        </h2>
        <span className={`badge work-${item.state}`}>{t(`work.state.${item.state}`)}</span>
      </div>
      <p className="soft">{t('work.doneHere', { at, outcome: item.outcome.title })}</p>
      <Verdict item={item} />
      {hasAnswers && item.state !== 'done' && (
        <details open={item.state === 'conflict' || item.state === 'refused'}>
          <summary>{t('work.yours')}</summary>
          <ReadForm
            // The server sends only forms its parser let through.
            form={item.form as unknown as FormDefinition}
            answers={item.answers}
            locale={locale}
            services={services}
          />
        </details>
      )}
      <div className="work-card-acts">
        <Acts item={item} />
        {!isHere && <StaffLink to={taskPath(item.taskId)}>{t('work.toTask')}</StaffLink>}
      </div>
    </section>
  )
}

/** Who was faster and when, or why the server does not take it; nothing while it is on its way. */
function Verdict({ item: { verdict, state } }: { readonly item: QueuedWork }) {
  const { t, i18n } = useTranslation('desk')
  const session = useSession()
  if (state === 'signed-out') {
    const action = (
      <Button size="small" onClick={session.end}>
        {t('work.signIn')}
      </Button>
    )
    return <Alert type="warning" showIcon title={t('work.signedOut')} action={action} />
  }
  if (verdict === null) return null
  if (verdict.kind === 'refused') {
    return <Alert type="error" showIcon title={refusalText(verdict.cause, t)} />
  }
  const at = verdict.at === null ? '' : dateTimeText(verdict.at, Date.now(), localeOf(i18n))
  return (
    <Alert
      type="warning"
      showIcon
      title={t('taken.title', { by: verdict.by ?? t('task.somebody'), at })}
      description={t('taken.kept')}
    />
  )
}

/** Why the server does not take it, in one sentence. */
export function refusalText(cause: RefusalCause, t: TFunction<'desk'>): string {
  return typeof cause === 'object' ? cause.sentence : t(`work.refused.${cause}`)
}

function Acts({ item }: { readonly item: QueuedWork }) {
  const { t } = useTranslation('desk')
  const { queue, photos } = useOffline()
  const change = useChange(item)
  const drop = async () => {
    await queue.remove(item.id)
    await photos.forget(item.answers)
  }
  const mayChange = item.state !== 'conflict' && item.state !== 'sending' && item.state !== 'done'
  return (
    <>
      {mayChange && <Button onClick={() => void change()}>{t('work.change')}</Button>}
      {(item.state === 'conflict' || item.state === 'refused') && (
        <Popconfirm
          title={t('work.dropSure')}
          okText={t('work.drop')}
          cancelText={t('batch.cancel')}
          onConfirm={drop}
        >
          <Button danger>{t('work.drop')}</Button>
        </Popconfirm>
      )}
    </>
  )
}

/** Takes it back as a draft: it is not sent until it is handed in again. */
function useChange({ id, accountId, taskId, answers }: QueuedWork): () => Promise<void> {
  const { queue, device } = useOffline()
  const go = useGo()
  return async () => {
    await device.drafts.save({ accountId, taskId, answers, savedAt: Date.now() })
    await queue.remove(id)
    go(taskPath(taskId))
  }
}
