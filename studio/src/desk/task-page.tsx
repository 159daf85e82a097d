import {
  ArrowLeftOutlined,
  CompassOutlined,
  EnvironmentOutlined,
  PhoneOutlined,
} from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { InstanceChangedDocument, TaskPageDocument } from '../api/documents.ts'
import { CopyLink } from '../staff/copy-link.tsx'
import { EmptyList } from '../staff/empty-list.tsx'
import { StaffLink, useParam } from '../staff/staff-link.tsx'
import { Answers } from '../staff/timeline.tsx'
import { useLive } from '../staff/use-live.ts'
import { useNow } from '../staff/use-now.ts'
import { usePageTitle } from '../staff/use-page-title.ts'
import { Watermarked } from '../staff/watermarked.tsx'
import { Delayed } from '../ui/delayed.tsx'
import { LoadTrouble } from '../ui/load-trouble.tsx'
import { CaseAside } from './case-aside.tsx'
import { phoneIn } from './phone-in.ts'
import { QuestionWork } from './question-work.tsx'
import { addressIn, routeTo } from './route-to.ts'
import { TaskShortcuts } from './shortcuts-button.tsx'
import { SigningCard } from './signing-card.tsx'
import { SlaChip } from './sla-chip.tsx'
import type { TaskDetail } from './task-detail.ts'
import { taskPath } from './task-path.ts'
import { TaskWork } from './task-work.tsx'

/** One task: what is asked, why of me, until when, and the case it belongs to. */
export function TaskPage() {
  const { t } = useTranslation(['desk', 'common'])
  const id = useParam('taskId')
  const [{ data, error }, reload] = useQuery({
    query: TaskPageDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const task = data?.task
  const renew = () => reload({ requestPolicy: 'network-only' })
  usePageTitle(task?.title ?? t('task.title'))
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={renew} />
  }
  if (task === null || task === undefined) {
    return (
      <EmptyList
        title={t('task.missing')}
        advice={t('task.missingAdvice')}
        action={<StaffLink to="/">{t('task.toInbox')}</StaffLink>}
      />
    )
  }
  return (
    <Watermarked>
      <TaskSheet key={task.id} task={task} onChange={renew} />
    </Watermarked>
  )
}

interface TaskSheetProps {
  readonly task: TaskDetail
  readonly onChange: () => void
}

function TaskSheet({ task, onChange }: TaskSheetProps) {
  const { t } = useTranslation('desk')
  const now = useNow()
  const report = reportOf(task)
  const phone = report === undefined ? null : phoneIn(report)
  // Somebody else may take or finish it while I look: then the page says so at once.
  useLive(InstanceChangedDocument, { id: task.instance.id }, onChange)
  return (
    <div className="page task-page">
      <StaffLink className="back-link" to="/">
        <ArrowLeftOutlined aria-hidden="true" /> {t('task.toInbox')}
      </StaffLink>
      <header className="task-head">
        <div className="task-head-line">
          <h1>{task.title}</h1>
          {task.urgent && <span className="badge badge-urgent">{t('mark.urgent')}</span>}
          {task.state === 'open' && task.dueAt !== null && (
            <SlaChip dueAt={task.dueAt} urgent={task.urgent} now={now} />
          )}
          {task.dueFromClaim !== null && (
            <span className="soft">{t('sla.fromClaim', { time: task.dueFromClaim })}</span>
          )}
          {task.mine && task.state === 'open' && task.question === null && (
            <TaskShortcuts task={task} />
          )}
          <CopyLink path={`/desk${taskPath(task.id)}`} />
        </div>
        <p className="task-head-case">
          {task.instance.title} <span className="number">{task.instance.number}</span>
        </p>
        <p className="task-head-place">
          <EnvironmentOutlined aria-hidden="true" /> {task.instance.place}
          <a
            className="route-link"
            href={routeTo(addressIn(task.instance.place, report), navigator.userAgent)}
          >
            <CompassOutlined aria-hidden="true" /> {t('task.route')}
          </a>
        </p>
        <p className="task-why">{task.why}</p>
        {phone !== null && (
          <a className="call-link" href={`tel:${phone}`}>
            <PhoneOutlined aria-hidden="true" /> {t('task.call', { phone })}
          </a>
        )}
      </header>
      <div className="task-columns">
        <div className="task-main">
          {report !== undefined && report.answers !== null && (
            <section className="card" aria-labelledby="case-title">
              <h2 id="case-title">{t('task.case')}</h2>
              <Answers
                form={report.form}
                answers={report.answers}
                masked={report.masked}
                place={{ instanceId: task.instance.id, seq: report.seq }}
              />
            </section>
          )}
          <SigningCard task={task} />
          {task.question === null ? (
            <TaskWork task={task} />
          ) : (
            <QuestionWork task={task} question={task.question} />
          )}
        </div>
        <CaseAside task={task} now={now} />
      </div>
    </div>
  )
}

/** What started the case: the first step that brought answers. */
function reportOf(task: TaskDetail) {
  return task.instance.timeline.find((entry) => entry.answers !== null)
}
