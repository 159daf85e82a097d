import { useTranslation } from 'react-i18next'
import type { RetentionQuery } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import { dateTimeText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'

type Hold = RetentionQuery['retentionHolds'][number]

/** Cases that are not erased, with the reason; each is released on its own page. */
export function HoldList({ holds }: { readonly holds: readonly Hold[] }) {
  const { t, i18n } = useTranslation('studio')
  const now = useNow()
  return (
    <section aria-labelledby="retention-holds" className="retention-section">
      <h2 id="retention-holds">{t('retention.holds')}</h2>
      <ul className="retention-list">
        {holds.map(({ instance, reason, by, at }) => (
          <li key={instance.id} className="card retention-item">
            <StaffLink to={`/instances/${instance.id}`}>
              {instance.title} {instance.number}
            </StaffLink>
            <p>{reason}</p>
            <p className="soft">
              {by} · {dateTimeText(at, now, localeOf(i18n))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
