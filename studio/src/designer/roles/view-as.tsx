import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { ViewAsDocument, type ViewAsQuery } from '../../api/documents.ts'
import { useGo, useQueryString } from '../../staff/staff-link.tsx'
import { Timeline } from '../../staff/timeline.tsx'
import { useNow } from '../../staff/use-now.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { StaffSelect } from '../people/leave/staff-select.tsx'

/** What a member of staff sees, to be looked at only; whom and which case lives in the address. */
export function ViewAs() {
  const { t } = useTranslation('studio')
  const id = useId()
  const go = useGo()
  const query = useQueryString()
  const personId = query.get('person')
  return (
    <section className="card roles-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('viewAs.title')}</h2>
      <p className="soft">{t('viewAs.about')}</p>
      <label className="roles-person" htmlFor={`${id}-person`}>
        {t('viewAs.person')}
        <StaffSelect
          id={`${id}-person`}
          without=""
          placeholder={t('viewAs.choose')}
          value={personId}
          onChange={(chosen) => go(addressOf(chosen, null), { replace: true })}
        />
      </label>
      {personId !== null && (
        <Seen key={personId} personId={personId} instanceId={query.get('case')} />
      )}
    </section>
  )
}

function addressOf(personId: string | null, instanceId: string | null): string {
  const query = new URLSearchParams({
    ...(personId === null ? {} : { person: personId }),
    ...(instanceId === null ? {} : { case: instanceId }),
  })
  return `/roles?${query}`
}

interface SeenProps {
  readonly personId: string
  readonly instanceId: string | null
}

function Seen({ personId, instanceId }: SeenProps) {
  const { t } = useTranslation(['studio', 'common'])
  const [{ data, error }, reload] = useQuery({
    query: ViewAsDocument,
    variables: { personId, instanceId },
    requestPolicy: 'network-only',
  })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  const seen = data.viewAs
  if (seen === null) return <p>{t('viewAs.nobody')}</p>
  return (
    <>
      <p role="status" className="roles-note">
        {t('viewAs.eyes', { name: seen.name })}
      </p>
      <div className="roles-lists">
        <Cases title={t('viewAs.mine')} personId={personId} rows={seen.mine.map(rowOfTask)} />
        <Cases title={t('viewAs.pool')} personId={personId} rows={seen.pool.map(rowOfTask)} />
        <Cases
          title={t('viewAs.cases')}
          personId={personId}
          rows={seen.instances.map((instance) => ({
            key: instance.id,
            instanceId: instance.id,
            text: `${instance.title} ${instance.number}`,
            soft: instance.positionTitles.join(t('viewAs.separator')),
          }))}
        />
      </div>
      {seen.case !== null && <SeenCase seen={seen.case} />}
    </>
  )
}

interface Row {
  readonly key: string
  readonly instanceId: string
  readonly text: string
  readonly soft: string
}

type SeenTask = NonNullable<ViewAsQuery['viewAs']>['mine'][number]
function rowOfTask({ id, title, instance }: SeenTask): Row {
  return {
    ...{ key: id, instanceId: instance.id, text: title },
    soft: `${instance.title} ${instance.number}`,
  }
}

interface CasesProps {
  readonly title: string
  readonly personId: string
  readonly rows: readonly Row[]
}

function Cases({ title, personId, rows }: CasesProps) {
  const { t } = useTranslation('studio')
  const go = useGo()
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {rows.length === 0 && <p className="soft">{t('viewAs.none')}</p>}
      <ul className="roles-rows">
        {rows.map((row) => (
          <li key={row.key}>
            <button
              type="button"
              className="button-link"
              onClick={() => go(addressOf(personId, row.instanceId), { replace: true })}
            >
              {row.text}
            </button>
            <span className="soft">{row.soft}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Case = NonNullable<NonNullable<ViewAsQuery['viewAs']>['case']>

function SeenCase({ seen }: { readonly seen: Case }) {
  const { t } = useTranslation('studio')
  const now = useNow()
  const { instance, standing, fields, timeline } = seen
  return (
    <section aria-labelledby="seen-case">
      <h3 id="seen-case">
        {instance.title} <span className="number">{instance.number}</span>
      </h3>
      <p>{t('viewAs.standing', { standing })}</p>
      {fields.length === 0 ? (
        <p className="soft">{t('viewAs.unmarked')}</p>
      ) : (
        <ul className="roles-rows" aria-label={t('viewAs.fields')}>
          {fields.map((field) => (
            <li key={`${field.form} ${field.title}`}>
              <span>
                {field.form} · {field.title}
              </span>
              <span className={`roles-sight roles-${field.sight}`}>
                {t(`roles.cells.${field.sight as 'clear' | 'masked' | 'hidden'}`)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Timeline entries={timeline} now={now} instanceId={null} />
    </section>
  )
}
