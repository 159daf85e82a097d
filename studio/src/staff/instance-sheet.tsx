import { PrinterOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import { CancelButton } from './cancel-case.tsx'
import { CopyButton, CopyList } from './copy-case.tsx'
import { CopyLink } from './copy-link.tsx'
import { HoldButton, RetentionNotice } from './hold-case.tsx'
import { OpenTasks } from './open-tasks.tsx'
import { Papers } from './papers.tsx'
import { ReceiptList } from './receipt-list.tsx'
import { RelatedCases } from './related-cases.tsx'
import { SimilarCases } from './similar-cases.tsx'
import { StaffEvents } from './staff-events.tsx'
import { StaffLink } from './staff-link.tsx'
import { statusKey } from './status-key.ts'
import { SuspendButton, SuspensionNotice } from './suspension.tsx'
import { dateTimeText } from './time-text.ts'
import { Answers, Timeline } from './timeline.tsx'
import { UrgeButton } from './urge-button.tsx'
import { useAccount } from './use-account.ts'
import type { InstanceDetail } from './use-instance.ts'
import { useNow } from './use-now.ts'

interface InstanceSheetProps {
  readonly instance: InstanceDetail
  /** Stands above the facts, e.g. the diagram. */
  readonly children?: ReactNode
}

/** Number, where it stands, what was reported, who works on it and what happened. */
export function InstanceSheet({ instance, children }: InstanceSheetProps) {
  const { t, i18n } = useTranslation('staff')
  const now = useNow()
  const { role } = useAccount()
  const mark = localeOf(i18n) === 'en' ? ': ' : '：'
  const report = instance.timeline.find((entry) => entry.answers !== null)
  return (
    <article className="instance">
      <InstanceHead instance={instance} now={now} />
      {instance.incidents.map((incident) => (
        <Alert
          key={incident.id}
          type="error"
          showIcon
          title={`${incident.tried}${mark}${incident.reason}`}
          description={
            <>
              <code>{incident.code}</code>{' '}
              {role === 'official' && (
                <a className="incident-way" href="/studio/incidents">
                  {t('incidentSettle')}
                </a>
              )}
              {incident.instance.id !== instance.id && (
                <>
                  {' '}
                  <StaffLink to={`/instances/${encodeURIComponent(incident.instance.id)}`}>
                    {t('incidentOfChild', { number: incident.instance.number })}
                  </StaffLink>
                </>
              )}
            </>
          }
        />
      ))}
      <SuspensionNotice instance={instance} now={now} />
      <RetentionNotice instance={instance} now={now} />
      {children}
      <div className="task-columns">
        <div className="task-main">
          {report !== undefined && report.answers !== null && (
            <section className="card" aria-labelledby="report-title">
              <h2 id="report-title">{t('instance.report')}</h2>
              <Answers
                form={report.form}
                answers={report.answers}
                masked={report.masked}
                place={{ instanceId: instance.id, seq: report.seq }}
              />
            </section>
          )}
          <section className="card" aria-labelledby="instance-tasks">
            <h2 id="instance-tasks">{t('instance.tasks')}</h2>
            <OpenTasks
              tasks={instance.tasks}
              now={now}
              hrefOf={(id) => `/desk/tasks/${encodeURIComponent(id)}`}
            />
          </section>
          {instance.timers.length > 0 && <Timers instance={instance} now={now} />}
          <RelatedCases instance={instance} />
          <SimilarCases instanceId={instance.id} now={now} />
          <CopyList instance={instance} now={now} />
          <ReceiptList instance={instance} now={now} />
        </div>
        <section className="card" aria-labelledby="instance-timeline">
          <h2 id="instance-timeline">{t('instance.timeline')}</h2>
          <Timeline entries={instance.timeline} now={now} instanceId={instance.id} />
        </section>
      </div>
    </article>
  )
}

interface PartProps {
  readonly instance: InstanceDetail
  readonly now: number
}

function InstanceHead({ instance, now }: PartProps) {
  const { t, i18n } = useTranslation('staff')
  const locale = localeOf(i18n)
  return (
    <header className="instance-head">
      <div>
        <h1>
          {instance.title} <span className="number">{instance.number}</span>
        </h1>
        <p>
          <span className={instance.endedAt === null ? 'badge badge-mine' : 'badge'}>
            {t(statusKey(instance))}
          </span>{' '}
          {instance.positionTitles.join(t('instances.separator'))}
        </p>
        <p className="soft">
          {instance.place} ·{' '}
          {t('instances.startedAt', { time: dateTimeText(instance.startedAt, now, locale) })}
          {instance.endedAt !== null &&
            ` · ${t('instance.endedAt', { time: dateTimeText(instance.endedAt, now, locale) })}`}{' '}
          · {t('instances.version', { number: instance.versionNumber })}
        </p>
        {(instance.followerCount ?? 0) > 0 && (
          <p>{t('instance.followers', { count: instance.followerCount ?? 0 })}</p>
        )}
      </div>
      <div className="instance-tools">
        <UrgeButton instance={instance} now={now} />
        <StaffEvents instance={instance} />
        <SuspendButton instance={instance} />
        <CancelButton instance={instance} />
        <HoldButton instance={instance} />
        <CopyButton instance={instance} />
        <Papers instance={instance} />
        {/* At the desk: whoever may see the case is let in there, an official or not. */}
        <CopyLink path={`/desk/instances/${encodeURIComponent(instance.id)}`} />
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('instance.print')}
        </Button>
      </div>
    </header>
  )
}

function Timers({ instance, now }: PartProps) {
  const { t, i18n } = useTranslation('staff')
  return (
    <section className="card" aria-labelledby="instance-timers">
      <h2 id="instance-timers">{t('instance.timers')}</h2>
      <ul className="open-tasks">
        {instance.timers.map((timer) => (
          <li key={`${timer.name}:${timer.dueAt}`}>
            <span>{timer.title}</span>
            <time className="soft" dateTime={timer.dueAt}>
              {dateTimeText(timer.dueAt, now, localeOf(i18n))}
            </time>
          </li>
        ))}
      </ul>
    </section>
  )
}
