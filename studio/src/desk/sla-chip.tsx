import { ClockCircleOutlined, FireOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import { dateTimeText, spanOf } from '../staff/time-text.ts'
import { urgencyOf } from './urgency.ts'

interface SlaChipProps {
  readonly dueAt: string
  readonly urgent: boolean
  readonly now: number
}

/** A deadline as word, absolute time and what is left; the colour only repeats the word. */
export function SlaChip({ dueAt, urgent, now }: SlaChipProps) {
  const { t, i18n } = useTranslation('desk')
  const urgency = urgencyOf({ id: '', urgent, dueAt, openedAt: dueAt }, now)
  const span = spanOf(now, Date.parse(dueAt))
  const left = t(`span.${span.unit}`, { count: span.count })
  const isOverdue = urgency === 'overdue'
  return (
    <span className={`sla sla-${urgency}`}>
      {isOverdue ? <FireOutlined aria-hidden="true" /> : <ClockCircleOutlined aria-hidden="true" />}
      <span className="sla-word">{t(`sla.${isOverdue ? 'overdue' : 'due'}`)}</span>
      <time dateTime={dueAt}>{dateTimeText(dueAt, now, localeOf(i18n))}</time>
      <span className="sla-left">{t(isOverdue ? 'sla.late' : 'sla.left', { span: left })}</span>
    </span>
  )
}
