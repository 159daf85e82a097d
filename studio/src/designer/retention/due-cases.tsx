import { Button } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { DueCasesDocument, type DueCasesQuery, type RetentionQuery } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import { exactText } from '../../staff/time-text.ts'

/** As many as come at once. */
const PAGE = 50

type Case = DueCasesQuery['dueCases'][number]
type Rule = RetentionQuery['retentionRules'][number]

/** Which cases have had their time, so that one can be looked at, or put on hold, before it is erased. Asked for when somebody wants to
 *  see them. */
export function DueCases({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation(['studio', 'staff'])
  const id = useId()
  const client = useClient()
  const [cases, setCases] = useState<readonly Case[] | null>(null)
  const [isWhole, setIsWhole] = useState(false)
  const [hasFailed, setHasFailed] = useState(false)
  const [isLoading, setIsLoading] = useState(false)
  const { definitionId, title, version } = rule
  const load = async (known: readonly Case[]) => {
    setIsLoading(true)
    const asked = { definitionId, version, after: known.at(-1)?.id ?? null }
    const { data } = await client
      .query(DueCasesDocument, asked, { requestPolicy: 'network-only' })
      .toPromise()
    setIsLoading(false)
    setHasFailed(data === undefined)
    if (data === undefined) return
    setCases([...known, ...data.dueCases])
    setIsWhole(data.dueCases.length < PAGE)
  }
  return (
    <div className="retention-due">
      <Button
        aria-expanded={cases !== null}
        aria-controls={cases === null ? undefined : id}
        loading={isLoading && cases === null}
        onClick={() => (cases === null ? void load([]) : setCases(null))}
      >
        {t(cases === null ? 'retention.dueCases.show' : 'retention.dueCases.hide')}
      </Button>
      {hasFailed && <p role="alert">{t('staff:failed')}</p>}
      {cases !== null && (
        <section id={id} aria-label={t('retention.dueCases.title', { title, version })}>
          <CaseList cases={cases} />
          {!isWhole && (
            <Button loading={isLoading} onClick={() => void load(cases)}>
              {t('retention.dueCases.more')}
            </Button>
          )}
          {isWhole && cases.length > 0 && cases.length < rule.due + rule.held && (
            <p className="soft">{t('retention.dueCases.part')}</p>
          )}
        </section>
      )}
    </div>
  )
}

function CaseList({ cases }: { readonly cases: readonly Case[] }) {
  const { t, i18n } = useTranslation('studio')
  if (cases.length === 0) return <p className="soft">{t('retention.dueCases.none')}</p>
  return (
    <ul className="retention-cases">
      {cases.map(({ id, number, title, place, endedAt, hold }) => (
        <li key={id}>
          <StaffLink to={`/instances/${id}`}>
            {title} {number}
          </StaffLink>
          <span className="soft">
            {place} ·{' '}
            {t('retention.dueCases.ended', { time: exactText(endedAt ?? '', localeOf(i18n)) })}
          </span>
          {hold !== null && (
            <span>
              {t('retention.dueCases.held')} · {hold.reason}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
