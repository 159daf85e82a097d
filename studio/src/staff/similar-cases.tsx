import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { SimilarCasesDocument } from '../api/documents.ts'
import { localeOf } from '../i18n/i18n.ts'
import { StaffLink } from './staff-link.tsx'
import { statusKey } from './status-key.ts'
import { dateTimeText } from './time-text.ts'

interface SimilarCasesProps {
  readonly instanceId: string
  readonly now: number
}

/** Others of the same service at the same place, the newest five of those the reader may see; nothing where there are none. */
export function SimilarCases({ instanceId, now }: SimilarCasesProps) {
  const { t, i18n } = useTranslation('staff')
  const [{ data }] = useQuery({ query: SimilarCasesDocument, variables: { like: instanceId } })
  const cases = data?.instances.edges.map(({ node }) => node) ?? []
  if (cases.length === 0) return null
  return (
    <section className="card" aria-labelledby="similar-cases">
      <h2 id="similar-cases">{t('similar.title')}</h2>
      <ul className="open-tasks">
        {cases.map((each) => (
          <li key={each.id}>
            <StaffLink to={`/instances/${encodeURIComponent(each.id)}`}>
              {each.title} {each.number}
            </StaffLink>
            <span className="soft">
              {dateTimeText(each.startedAt, now, localeOf(i18n))} · {t(statusKey(each))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
