import { Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { IncidentListDocument } from '../../api/documents.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink, useGo, useQueryString } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { PageLinks } from '../page-links.tsx'
import { IncidentItem } from './incident-item.tsx'
import type { IncidentRow } from './incident-row.ts'
import { SettleBar } from './settle-bar.tsx'
import { SettlementResults } from './settlement-results.tsx'
import { useSettle } from './use-settle.ts'
import './incidents.css'

// An empty list names no type by which the cache would know that it changed.
const LISTED = { additionalTypenames: ['Incident'] }

/** What stopped and waits for somebody, newest first, fifty a page: each is retried or skipped, or its
 *  case cancelled, alone or several at once.
 *  Filter and page live in the address. */
export function IncidentsPage() {
  const { t } = useTranslation('studio')
  const query = useQueryString()
  const isResolved = query.get('state') === 'resolved'
  const after = query.get('after')
  usePageTitle(t('incidents.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('incidents.title')}</h1>
      </div>
      <Filter isResolved={isResolved} />
      <IncidentPart key={`${isResolved}:${after}`} isResolved={isResolved} after={after} />
    </div>
  )
}

function Filter({ isResolved }: { readonly isResolved: boolean }) {
  const { t } = useTranslation('studio')
  const go = useGo()
  const id = useId()
  return (
    <search className="inbox-filters" aria-label={t('incidents.filter')}>
      <label className="visually-hidden" htmlFor={id}>
        {t('incidents.state')}
      </label>
      <Select
        id={id}
        value={isResolved ? 'resolved' : 'open'}
        onChange={(state) => go(addressOf(state === 'resolved', null), { replace: true })}
        options={[
          { value: 'open', label: t('incidents.open') },
          { value: 'resolved', label: t('incidents.resolved') },
        ]}
      />
    </search>
  )
}

interface IncidentPartProps {
  readonly isResolved: boolean
  readonly after: string | null
}

function IncidentPart({ isResolved, after }: IncidentPartProps) {
  const [{ data, error }, reload] = useQuery({
    query: IncidentListDocument,
    variables: { resolved: isResolved, after },
    requestPolicy: 'cache-and-network',
    context: LISTED,
  })
  const reloadNow = () => reload({ requestPolicy: 'network-only' })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={reloadNow} />
  }
  const rows = data.incidents.edges.map((edge) => edge.node)
  const { hasNextPage, endCursor } = data.incidents.pageInfo
  return (
    <>
      {isResolved ? <PlainList rows={rows} /> : <OpenList rows={rows} onSettled={reloadNow} />}
      <PageLinks
        newest={after === null ? null : addressOf(isResolved, null)}
        older={hasNextPage && endCursor !== null ? addressOf(isResolved, endCursor) : null}
      />
    </>
  )
}

function PlainList({ rows }: { readonly rows: readonly IncidentRow[] }) {
  const { t } = useTranslation('studio')
  if (rows.length === 0) {
    return (
      <EmptyList
        title={t('incidents.noneResolved')}
        advice={t('incidents.noneResolvedAdvice')}
        action={<StaffLink to={addressOf(false, null)}>{t('incidents.toOpen')}</StaffLink>}
      />
    )
  }
  return (
    <ul className="task-list">
      {rows.map((row) => (
        <IncidentItem key={row.id} row={row} choice={null} />
      ))}
    </ul>
  )
}

interface OpenListProps {
  readonly rows: readonly IncidentRow[]
  readonly onSettled: () => void
}

function OpenList({ rows, onSettled }: OpenListProps) {
  const { t } = useTranslation('studio')
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set())
  const settle = useSettle(() => {
    setChosenIds(new Set())
    onSettled()
  })
  const chosen = rows.filter((row) => chosenIds.has(row.id))
  const toggle = (id: string) => {
    const next = new Set(chosenIds)
    if (!next.delete(id)) next.add(id)
    setChosenIds(next)
  }
  return (
    <>
      <SettlementResults
        settled={settle.settled}
        problem={settle.problem}
        onClose={settle.forget}
      />
      {rows.length === 0 ? (
        <EmptyList
          title={t('incidents.none')}
          advice={t('incidents.noneAdvice')}
          action={<StaffLink to={addressOf(true, null)}>{t('incidents.toResolved')}</StaffLink>}
        />
      ) : (
        <>
          <SettleBar
            rows={rows}
            chosen={chosen}
            settle={settle}
            onChoose={(ids) => setChosenIds(new Set(ids))}
          />
          <ul className="task-list">
            {rows.map((row) => (
              <IncidentItem
                key={row.id}
                row={row}
                choice={{ isChosen: chosenIds.has(row.id), toggle: () => toggle(row.id) }}
              />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function addressOf(isResolved: boolean, after: string | null): string {
  const query = new URLSearchParams()
  if (isResolved) query.set('state', 'resolved')
  if (after !== null) query.set('after', after)
  const text = query.toString()
  return `/incidents${text === '' ? '' : `?${text}`}`
}
