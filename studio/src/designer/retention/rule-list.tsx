import { useTranslation } from 'react-i18next'
import type { RetentionQuery } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import { dateTimeText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'
import { DueCases } from './due-cases.tsx'

type Rule = RetentionQuery['retentionRules'][number]

/** Each version with a rule: what it erases, and of how many cases when. */
export function RuleList({ rules }: { readonly rules: readonly Rule[] }) {
  return (
    <ul className="retention-list">
      {rules.map((rule) => (
        <li key={`${rule.definitionId}@${rule.version}`} className="card retention-item">
          <RuleItem rule={rule} />
        </li>
      ))}
    </ul>
  )
}

function RuleItem({ rule }: { readonly rule: Rule }) {
  const { t, i18n } = useTranslation(['studio', 'staff'])
  const now = useNow()
  const { definitionId, title, version, days, erase, fields, nextAt } = rule
  const isAll = erase === 'marked'
  return (
    <>
      <h2>
        <StaffLink to={`/definitions/${definitionId}`}>{title}</StaffLink>{' '}
        <span className="soft">{t('retention.version', { number: version })}</span>
      </h2>
      {rule.isByDefault && <p className="soft">{t('retention.default.applies')}</p>}
      <p>{t(isAll ? 'retention.rule' : 'retention.ruleSensitive', { days })}</p>
      <p className="soft">
        {fields.length === 0
          ? t('retention.noFields')
          : t('retention.fields', { fields: fields.join(t('staff:instances.separator')) })}
      </p>
      <dl className="retention-counts">
        {(['due', 'held', 'waiting', 'erased'] as const).map((count) => (
          <div key={count}>
            <dt>{t(`retention.count.${count}`)}</dt>
            <dd>{rule[count]}</dd>
          </div>
        ))}
      </dl>
      {nextAt !== null && (
        <p>{t('retention.next', { time: dateTimeText(nextAt, now, localeOf(i18n)) })}</p>
      )}
      {rule.due + rule.held > 0 && <DueCases rule={rule} />}
    </>
  )
}
