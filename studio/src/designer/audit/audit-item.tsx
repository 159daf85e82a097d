import { useTranslation } from 'react-i18next'
import type { AuditListQuery } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import { dateTimeText, exactText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'

type AuditRow = AuditListQuery['auditEntries']['edges'][number]['node']

/** One deed as a sentence, with what it changed and the reason that was given. */
export function AuditItem({ entry }: { readonly entry: AuditRow }) {
  const { t, i18n } = useTranslation('studio')
  const now = useNow()
  const locale = localeOf(i18n)
  const { at, seq, who, did, changes, facts } = entry
  return (
    <li className="audit-row">
      <div className="audit-when soft">
        <time dateTime={at} title={exactText(at, locale)}>
          {dateTimeText(at, now, locale)}
        </time>
        <span className="number">
          {seq === null ? t('audit.unsealed') : t('audit.number', { seq })}
        </span>
      </div>
      <div className="audit-what">
        <p>
          <strong>{who}</strong> {did} <ObjectLink object={entry.object} />
        </p>
        {changes.length > 0 && (
          <dl>
            {changes.map(({ label, before, after }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <del>{before ?? t('audit.nothing')}</del>
                  <span aria-hidden="true"> → </span>
                  <ins>{after ?? t('audit.nothing')}</ins>
                </dd>
              </div>
            ))}
          </dl>
        )}
        {facts.length > 0 && (
          <dl className="soft">
            {facts.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  )
}

function ObjectLink({ object }: { readonly object: AuditRow['object'] }) {
  const { title, instanceId, definitionId } = object
  if (title === null) return null
  if (instanceId !== null) {
    return <StaffLink to={`/instances/${encodeURIComponent(instanceId)}`}>{title}</StaffLink>
  }
  if (definitionId !== null) {
    return <StaffLink to={`/definitions/${encodeURIComponent(definitionId)}`}>{title}</StaffLink>
  }
  return <span>{title}</span>
}
