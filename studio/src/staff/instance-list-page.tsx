import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { InstanceListDocument, type InstanceListQuery } from '../api/documents.ts'
import { localeOf } from '../i18n/i18n.ts'
import { Delayed } from '../ui/delayed.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { EmptyList } from './empty-list.tsx'
import { StaffLink, useGo, usePath, useQueryString } from './staff-link.tsx'
import { statusKey } from './status-key.ts'
import { dateTimeText } from './time-text.ts'
import { useNow } from './use-now.ts'
import { usePageTitle } from './use-page-title.ts'

type InstanceRow = InstanceListQuery['instances']['edges'][number]['node']

interface InstanceFilter {
  readonly state: 'active' | 'ended' | 'all'
  /** Definition id; empty for all. */
  readonly kind: string
}

/** All instances in my reach, newest first, thirty at a time; the filters live in the address. */
export function InstanceListPage() {
  const { t } = useTranslation('staff')
  const query = useQueryString()
  const state = query.get('state')
  const filter: InstanceFilter = {
    state: state === 'ended' || state === 'all' ? state : 'active',
    kind: query.get('kind') ?? '',
  }
  usePageTitle(t('instances.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('instances.title')}</h1>
      </div>
      <Filters filter={filter} />
      <Pages key={`${filter.state}:${filter.kind}`} filter={filter} />
    </div>
  )
}

function Filters({ filter }: { readonly filter: InstanceFilter }) {
  const { t } = useTranslation('staff')
  const go = useGo()
  const path = usePath()
  const id = useId()
  const kinds = useKinds(filter.kind)
  const set = (next: InstanceFilter) => {
    const query = new URLSearchParams()
    if (next.state !== 'active') query.set('state', next.state)
    if (next.kind !== '') query.set('kind', next.kind)
    const text = query.toString()
    go(`${path}${text === '' ? '' : `?${text}`}`, { replace: true })
  }
  return (
    <search className="inbox-filters" aria-label={t('instances.filter')}>
      <label className="visually-hidden" htmlFor={`${id}-state`}>
        {t('instances.state')}
      </label>
      <Select
        id={`${id}-state`}
        value={filter.state}
        onChange={(state) => set({ ...filter, state })}
        options={[
          { value: 'active', label: t('instances.active') },
          { value: 'ended', label: t('instances.ended') },
          { value: 'all', label: t('instances.all') },
        ]}
      />
      <label className="visually-hidden" htmlFor={`${id}-kind`}>
        {t('instances.kind')}
      </label>
      <Select
        id={`${id}-kind`}
        className="inbox-kind"
        value={filter.kind}
        onChange={(kind) => set({ ...filter, kind })}
        options={[
          { value: '', label: t('instances.everyKind') },
          ...kinds.map(([value, label]) => ({ value, label })),
        ]}
      />
    </search>
  )
}

/** Id and title of what occurs among the newest instances, and of what is chosen. */
function useKinds(chosen: string): readonly (readonly [string, string])[] {
  const [{ data }] = useQuery({
    query: InstanceListDocument,
    variables: { after: null, definitionId: null, active: null },
  })
  const rows = data?.instances.edges ?? []
  const kinds = new Map(rows.map(({ node }) => [node.definitionId, node.title]))
  if (chosen !== '' && !kinds.has(chosen)) kinds.set(chosen, chosen)
  return [...kinds]
}

function Pages({ filter }: { readonly filter: InstanceFilter }) {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null])
  return (
    <div className="instance-list">
      {cursors.map((after, index) => (
        <InstancePagePart
          key={after ?? 'first'}
          filter={filter}
          after={after}
          isLast={index === cursors.length - 1}
          onMore={(cursor) => setCursors([...cursors, cursor])}
        />
      ))}
    </div>
  )
}

interface InstancePagePartProps {
  readonly filter: InstanceFilter
  readonly after: string | null
  readonly isLast: boolean
  readonly onMore: (cursor: string) => void
}

function InstancePagePart({ filter, after, isLast, onMore }: InstancePagePartProps) {
  const { t } = useTranslation(['staff', 'common'])
  const [{ data, error }, reload] = useQuery({
    query: InstanceListDocument,
    variables: {
      after,
      definitionId: filter.kind === '' ? null : filter.kind,
      active: filter.state === 'all' ? null : filter.state === 'active',
    },
    requestPolicy: 'cache-and-network',
  })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return (
      <Trouble
        title={t('common:trouble.load')}
        advice={t('common:trouble.loadAdvice')}
        retry={reload}
      />
    )
  }
  const rows = data.instances.edges.map((edge) => edge.node)
  const { hasNextPage, endCursor } = data.instances.pageInfo
  if (rows.length === 0) {
    return <EmptyList title={t('instances.none')} advice={t('instances.noneAdvice')} />
  }
  return (
    <>
      <ul className="task-list">
        {rows.map((row) => (
          <InstanceRowItem key={row.id} row={row} />
        ))}
      </ul>
      {isLast && hasNextPage && endCursor !== null && (
        <Button onClick={() => onMore(endCursor)}>{t('instances.more')}</Button>
      )}
    </>
  )
}

function InstanceRowItem({ row }: { readonly row: InstanceRow }) {
  const { t, i18n } = useTranslation('staff')
  const now = useNow()
  const isOver = row.endedAt !== null
  return (
    <li className="task-row">
      <div className="task-row-main">
        <StaffLink className="task-row-link" to={`/instances/${encodeURIComponent(row.id)}`}>
          {row.title} <span className="number">{row.number}</span>
        </StaffLink>
      </div>
      <div className="task-row-case">
        <span className={isOver ? 'badge' : 'badge badge-mine'}>{t(statusKey(row))}</span>
        <span>{row.positionTitles.join(t('instances.separator'))}</span>
      </div>
      <div className="task-row-place">{row.place}</div>
      <div className="task-row-time">
        <time dateTime={row.startedAt}>
          {t('instances.startedAt', { time: dateTimeText(row.startedAt, now, localeOf(i18n)) })}
        </time>
        <span className="soft">{t('instances.version', { number: row.versionNumber })}</span>
      </div>
    </li>
  )
}
