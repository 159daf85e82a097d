import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import { dateTimeText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'
import type { IncidentRow } from './incident-row.ts'
import { useResolutionText } from './use-resolution-text.ts'

interface IncidentItemProps {
  readonly row: IncidentRow
  /** Null where nothing can be chosen. */
  readonly choice: { readonly isChosen: boolean; readonly toggle: () => void } | null
}

/** What was tried, why it stopped, at which instance, how often; and how it was settled. */
export function IncidentItem({ row, choice }: IncidentItemProps) {
  const { t } = useTranslation('studio')
  const { instance } = row
  return (
    <li className={choice === null ? 'incident-row incident-row-plain' : 'incident-row'}>
      {choice !== null && (
        <div className="incident-check">
          <Checkbox
            checked={choice.isChosen}
            onChange={choice.toggle}
            aria-label={t('incidents.select', { what: row.tried, number: instance.number })}
          />
        </div>
      )}
      <div>
        <strong>{row.tried}</strong>
        <p>{row.reason}</p>
        <p className="soft">
          <code>{row.code}</code>
        </p>
      </div>
      <div>
        <StaffLink to={`/instances/${encodeURIComponent(instance.id)}`}>
          {instance.title} <span className="number">{instance.number}</span>
        </StaffLink>
        {row.parent !== null && (
          <p>
            <StaffLink to={`/instances/${encodeURIComponent(row.parent.id)}`}>
              {t('incidents.parent', { number: row.parent.number })}
            </StaffLink>
          </p>
        )}
        <p className="soft">{instance.place}</p>
      </div>
      <IncidentTimes row={row} />
    </li>
  )
}

function IncidentTimes({ row }: { readonly row: IncidentRow }) {
  const { t, i18n } = useTranslation('studio')
  const now = useNow()
  const resolution = useResolutionText()
  const text = (at: string) => dateTimeText(at, now, localeOf(i18n))
  return (
    <div className="incident-time">
      {row.resolvedAs !== null && (
        <span className="badge">{resolution(row.kind, row.resolvedAs)}</span>
      )}
      <p>{t('incidents.attempts', { count: row.attempts })}</p>
      <p className="soft">
        <time dateTime={row.at}>{t('incidents.failedAt', { time: text(row.at) })}</time>
      </p>
      {row.resolvedAt !== null && (
        <p className="soft">
          <time dateTime={row.resolvedAt}>
            {t('incidents.settledAt', { time: text(row.resolvedAt) })}
          </time>
        </p>
      )}
      {row.resolvedBy !== null && (
        <p className="soft">{t('incidents.settledBy', { name: row.resolvedBy })}</p>
      )}
      {row.skipReason !== null && <p>{t('incidents.because', { reason: row.skipReason })}</p>}
    </div>
  )
}
