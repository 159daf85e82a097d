import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { Alert, App } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormAction } from '../form-view/form-actions.tsx'
import { FormView } from '../form-view/form-view.tsx'
import { localeOf } from '../i18n/i18n.ts'
import { useGo } from '../staff/staff-link.tsx'
import { dateTimeText } from '../staff/time-text.ts'
import { DraftNotes } from './draft/draft-notes.tsx'
import { useQueuedFor, useQueuedWork } from './offline/offline-context.ts'
import { useDeskFormServices } from './offline/use-desk-form-services.ts'
import { refusalText, WorkCard } from './offline/work-card.tsx'
import { TakenNotice } from './taken-notice.tsx'
import type { TaskDetail } from './task-detail.ts'
import { taskPath } from './task-path.ts'
import { groupByUrgency } from './urgency.ts'
import { type Refusal, useCompleteTask } from './use-complete-task.ts'
import { useInbox } from './use-inbox.ts'
import { useOutcomeKeys } from './use-outcome-keys.ts'
import { type TaskDraftState, useTaskDraft } from './use-task-draft.ts'

interface TaskFormProps {
  readonly task: TaskDetail
  /** Somebody else was faster while I was filling it. */
  readonly isLost: boolean
}

/** The task's form with one button an outcome; what is half-filled stays as a draft, on this device and for her others. */
export function TaskForm({ task, isLost }: TaskFormProps) {
  const queued = useQueuedFor(task.id)
  if (queued !== undefined) return <WorkCard item={queued} isHere />
  return <AskedForm task={task} isLost={isLost} />
}

function AskedForm({ task, isLost }: TaskFormProps) {
  const draft = useTaskDraft(task.id, true)
  if (!draft.isLoaded) return null
  return <DraftedForm key={draft.generation} task={task} draft={draft} isLost={isLost} />
}

interface DraftedFormProps extends TaskFormProps {
  readonly draft: TaskDraftState
}

function DraftedForm({ task, draft, isLost }: DraftedFormProps) {
  const { t, i18n } = useTranslation('desk')
  const { message } = App.useApp()
  const services = useDeskFormServices()
  const go = useGo()
  const next = useNextTask(task.id)
  const { refusal, complete } = useCompleteTask(task)
  const lost = useLossText(task, refusal, isLost)
  const frame = useRef<HTMLDivElement>(null)
  useOutcomeKeys(frame, task.outcomes)
  const submit = async (answers: JsonObject, outcome: string) => {
    const result = await complete(answers, outcome)
    if (result.kind === 'invalid') return result.problems
    if (result.kind === 'refused') return undefined
    await draft.remove()
    const { title } = task
    if (result.kind === 'kept') void message.info(t('work.kept', { title }))
    else void message.success(t(next === null ? 'task.doneLast' : 'task.doneNext', { title }))
    go(next === null ? '/' : taskPath(next))
    return undefined
  }
  return (
    <div className="task-form" ref={frame}>
      {lost !== null && <TakenNotice title={lost} keepsText />}
      {refusal?.kind === 'refused' && (
        <Alert type="error" showIcon role="alert" title={refusalText(refusal.cause, t)} />
      )}
      <DraftNotes draft={draft} form={task.form} />
      <FormView
        form={formOf(task)}
        locale={localeOf(i18n)}
        answers={draft.answers}
        services={services}
        name="task"
        actions={lost === null ? actionsOf(task) : []}
        onChange={draft.keep}
        onSubmit={submit}
      />
    </div>
  )
}

/** Why the answers can no longer be handed in, in one sentence; null while they can. */
function useLossText(task: TaskDetail, refusal: Refusal | null, isLost: boolean): string | null {
  const { t, i18n } = useTranslation('desk')
  const time = (iso: string | null) =>
    iso === null ? '' : dateTimeText(iso, Date.now(), localeOf(i18n))
  const somebody = t('task.somebody')
  if (refusal?.kind === 'taken') {
    return t('taken.title', { by: refusal.by ?? somebody, at: time(refusal.at) })
  }
  if (!isLost) return null
  if (task.state === 'open') return t('task.claimTaken', { by: task.holder?.name ?? somebody })
  if (task.state === 'cancelled') return t('task.cancelledAt', { at: time(task.closedAt) })
  return t('taken.title', { by: task.completedBy?.name ?? somebody, at: time(task.closedAt) })
}

/** The task I would go on with: the most pressing one other than this. */
function useNextTask(taskId: string): string | null {
  const { tasks } = useInbox()
  const doneHere = new Set(useQueuedWork().map((item) => item.taskId))
  const waiting = groupByUrgency(
    tasks.filter((task) => task.id !== taskId && !doneHere.has(task.id)),
    Date.now(),
  ).flatMap((group) => group.tasks)
  return (waiting.find((task) => task.mine) ?? waiting[0])?.id ?? null
}

function actionsOf(task: TaskDetail): readonly FormAction[] {
  return task.outcomes.map(({ id, title, tone }) => ({
    id,
    label: title,
    tone: tone === 'primary' || tone === 'danger' ? tone : undefined,
  }))
}

const NO_QUESTIONS: FormDefinition = {
  title: { 'zh-CN': '' },
  schema: { type: 'object', properties: {} },
}

/** Without a form of its own the task asks nothing but its outcome. */
function formOf(task: TaskDetail): FormDefinition {
  // The server sends only forms its parser let through.
  return task.form === null ? NO_QUESTIONS : (task.form as unknown as FormDefinition)
}
