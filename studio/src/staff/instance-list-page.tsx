import { Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { InstanceListDocument, type InstanceListQuery } from '../api/documents.ts'
import { localeOf } from '../i18n/i18n.ts'
import { EmptyList, NothingFound } from './empty-list.tsx'
import { PagedList } from './paged-list.tsx'
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

/** All instances in my reach, newest first; the filters live in the address. */
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
      <Instances key={`${filter.state}:${filter.kind}`} filter={filter} />
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

function Instances({ filter }: { readonly filter: InstanceFilter }) {
  return (
    <PagedList
      query={InstanceListDocument}
      variables={{
        definitionId: filter.kind === '' ? null : filter.kind,
        active: filter.state === 'all' ? null : filter.state === 'active',
      }}
      connectionOf={(data) => data.instances}
      idOf={({ id }) => id}
      row={(row) => <InstanceRowItem row={row} />}
      empty={<Nothing filter={filter} />}
    />
  )
}

/** Who looks at what is running sees nothing where all has ended. */
function Nothing({ filter }: { readonly filter: InstanceFilter }) {
  const { t } = useTranslation('staff')
  const go = useGo()
  const path = usePath()
  if (filter.kind !== '' || filter.state === 'ended')
    return <NothingFound onClear={() => go(path)} />
  return (
    <EmptyList
      title={t('instances.none')}
      advice={t('instances.noneAdvice')}
      action={
        filter.state === 'all' ? (
          <StaffLink to="/">{t('notFound.home')}</StaffLink>
        ) : (
          <StaffLink to={`${path}?state=all`}>{t('instances.toAll')}</StaffLink>
        )
      }
    />
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
