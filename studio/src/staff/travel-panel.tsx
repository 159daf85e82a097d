import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import { exactText } from './time-text.ts'
import type { InstanceDetail } from './use-instance.ts'
import type { MomentDetail, Travel } from './use-moment.ts'

interface TravelPanelProps {
  readonly instance: InstanceDetail
  readonly travel: Travel
}

/** Leads through the steps of an instance, one after another or with the slider, and tells how it stood after each. */
export function TravelPanel({ instance, travel }: TravelPanelProps) {
  const { t } = useTranslation('staff')
  const title = useId()
  const { seqs, seq, moment, hasFailed, go } = travel
  // Of what was erased nothing is computed again.
  if (seqs.length < 2 || instance.erasedAt !== null) return null
  const last = seqs.length - 1
  const at = seq === null ? last : seqs.indexOf(seq)
  const entry = instance.timeline.find((each) => each.seq === seqs[at])
  const step = t('travel.step', { step: at + 1, count: seqs.length })
  const said = seq === null ? t('travel.now') : `${step} ${entry?.sentence ?? ''}`
  return (
    <section className="card travel" aria-labelledby={title}>
      <div className="travel-bar">
        <h2 id={title}>{t('travel.title')}</h2>
        <Button
          aria-label={t('travel.earlier')}
          icon={<LeftOutlined />}
          disabled={at === 0}
          onClick={() => go(seqs[at - 1] ?? null)}
        />
        <input
          type="range"
          min={0}
          max={last}
          value={at}
          aria-labelledby={title}
          aria-valuetext={said}
          onChange={(event) => go(seqs[Number(event.target.value)] ?? null)}
        />
        <Button
          aria-label={t('travel.later')}
          icon={<RightOutlined />}
          disabled={at === last}
          onClick={() => go(seqs[at + 1] ?? null)}
        />
        <span className="travel-step">{seq === null ? t('travel.now') : step}</span>
        {seq !== null && (
          <Button type="link" onClick={() => go(null)}>
            {t('travel.back')}
          </Button>
        )}
      </div>
      <div aria-live="polite" aria-busy={seq !== null && moment === null && !hasFailed}>
        {hasFailed && <Alert type="error" showIcon title={t('travel.failed')} />}
        {moment !== null && <Moment moment={moment} />}
      </div>
    </section>
  )
}

function Moment({ moment }: { readonly moment: MomentDetail }) {
  const { t, i18n } = useTranslation('staff')
  const locale = localeOf(i18n)
  const { step, positionTitles, tasks, timers } = moment
  return (
    <div className="travel-moment">
      <div>
        <p className="timeline-when">
          <time dateTime={moment.at}>{exactText(moment.at, locale)}</time>
          {step?.who != null && <span className="timeline-who">{step.who}</span>}
        </p>
        <p className="travel-sentence">{step?.sentence}</p>
        <ul className="timeline-reasons">
          {step?.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
      <dl className="travel-facts">
        <dt>{t('travel.position')}</dt>
        <dd>{positionTitles.join(t('instances.separator')) || t('travel.none')}</dd>
        <dt>{t('travel.tasks')}</dt>
        <dd>
          {tasks.length === 0 && t('travel.none')}
          {tasks.map((task) => (
            <p key={task.id}>
              {task.title}{' '}
              <span className="soft">
                {task.holder === null ? t('openTasks.pool') : task.holder.name}
                {task.dueAt !== null &&
                  ` · ${t('openTasks.due', { time: exactText(task.dueAt, locale) })}`}
              </span>
            </p>
          ))}
        </dd>
        <dt>{t('travel.timers')}</dt>
        <dd>
          {timers.length === 0 && t('travel.none')}
          {timers.map((timer) => (
            <p key={`${timer.name}:${timer.dueAt}`}>
              {timer.title}{' '}
              <time className="soft" dateTime={timer.dueAt}>
                {exactText(timer.dueAt, locale)}
              </time>
            </p>
          ))}
        </dd>
      </dl>
    </div>
  )
}
