import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import { dateTimeText } from './time-text.ts'
import type { InstanceDetail } from './use-instance.ts'

interface ReceiptListProps {
  readonly instance: InstanceDetail
  readonly now: number
}

/** Who was told of the case, by which way, and whether it arrived. */
export function ReceiptList({ instance, now }: ReceiptListProps) {
  const { t, i18n } = useTranslation('staff')
  const { receipts } = instance
  if (receipts.length === 0) return null
  return (
    <section className="card" aria-labelledby="instance-receipts">
      <h2 id="instance-receipts">{t('receipts.title')}</h2>
      <ul className="open-tasks">
        {receipts.map(({ id, who, channel, state, at }) => (
          <li key={id}>
            <span>
              {who} · {t(`receipts.channel.${channel}`)}
            </span>
            <span className={state === 'FAILED' ? 'badge badge-urgent' : 'soft'}>
              {t(`receipts.state.${state}`, { time: dateTimeText(at, now, localeOf(i18n)) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
