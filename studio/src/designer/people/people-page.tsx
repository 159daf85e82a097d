import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import {
  OrgTreeDocument,
  PeopleDocument,
  type PersonFieldsFragment,
  PostChoicesDocument,
} from '../../api/documents.ts'
import { EmptyList, NothingFound } from '../../staff/empty-list.tsx'
import { StaffLink, useGo, useQueryString } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { useTyped } from '../../staff/use-typed.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { NodeSelect } from '../org/node-select.tsx'
import { AddPerson } from './add-person.tsx'
import { postName } from './post-name.ts'
import '../org/org.css'

const PAGE = 50

interface PeopleFilter {
  readonly text: string
  readonly nodeId: string | null
  readonly post: string | null
  readonly isDisabled: boolean
}

/** The street's staff: found by name, login, phone, place and post; the filters live in the address. */
export function PeoplePage() {
  const { t } = useTranslation('org')
  const query = useQueryString()
  const go = useGo()
  const filter: PeopleFilter = {
    text: query.get('q') ?? '',
    nodeId: query.get('node'),
    post: query.get('post'),
    isDisabled: query.get('state') === 'disabled',
  }
  usePageTitle(t('people.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('people.title')}</h1>
        <div className="org-buttons">
          <Button onClick={() => go('/people/import')}>{t('people.import')}</Button>
          <AddPerson />
        </div>
      </div>
      <Filters filter={filter} />
      <People key={JSON.stringify(filter)} filter={filter} />
    </div>
  )
}

function Filters({ filter }: { readonly filter: PeopleFilter }) {
  const { t } = useTranslation(['org', 'staff'])
  const id = useId()
  const go = useGo()
  const [{ data: tree }] = useQuery({ query: OrgTreeDocument })
  const [{ data: posts }] = useQuery({ query: PostChoicesDocument })
  const set = (change: Partial<PeopleFilter>) =>
    go(addressOf({ ...filter, ...change }), { replace: true })
  const [text, setText] = useTyped(filter.text, (next) => set({ text: next }))
  return (
    <search className="inbox-filters" aria-label={t('people.filter')}>
      <Input
        className="inbox-text"
        aria-label={t('people.search')}
        placeholder={t('people.search')}
        value={text}
        allowClear
        onChange={(event) => setText(event.target.value)}
      />
      <label className="visually-hidden" htmlFor={`${id}-node`}>
        {t('people.place')}
      </label>
      <NodeSelect
        id={`${id}-node`}
        nodes={tree?.orgTree ?? []}
        value={filter.nodeId}
        placeholder={t('people.everywhere')}
        onChange={(nodeId) => set({ nodeId })}
      />
      <label className="visually-hidden" htmlFor={`${id}-post`}>
        {t('post.post')}
      </label>
      <Select
        id={`${id}-post`}
        value={filter.post ?? ''}
        options={[
          { value: '', label: t('people.everyPost') },
          ...(posts?.postChoices ?? []).map((value) => ({ value, label: postName(t, value) })),
        ]}
        onChange={(post) => set({ post: post === '' ? null : post })}
      />
      <label className="visually-hidden" htmlFor={`${id}-state`}>
        {t('people.state')}
      </label>
      <Select
        id={`${id}-state`}
        value={filter.isDisabled}
        options={[
          { value: false, label: t('people.enabled') },
          { value: true, label: t('people.disabled') },
        ]}
        onChange={(isDisabled) => set({ isDisabled })}
      />
    </search>
  )
}

function addressOf({ text, nodeId, post, isDisabled }: PeopleFilter): string {
  const query = new URLSearchParams()
  if (text !== '') query.set('q', text)
  if (nodeId !== null) query.set('node', nodeId)
  if (post !== null) query.set('post', post)
  if (isDisabled) query.set('state', 'disabled')
  return query.size === 0 ? '/people' : `/people?${query}`
}

function People({ filter }: { readonly filter: PeopleFilter }) {
  const [pages, setPages] = useState(1)
  return (
    <div className="instance-list">
      {Array.from({ length: pages }, (_, page) => (
        <PeoplePart
          key={page * PAGE}
          filter={filter}
          page={page}
          onMore={page === pages - 1 ? () => setPages(pages + 1) : null}
        />
      ))}
    </div>
  )
}

interface PeoplePartProps {
  readonly filter: PeopleFilter
  readonly page: number
  /** Null where a further page follows already. */
  readonly onMore: (() => void) | null
}

function PeoplePart({ filter, page, onMore }: PeoplePartProps) {
  const { t } = useTranslation(['org', 'common'])
  const [{ data, error }, reload] = useQuery({
    query: PeopleDocument,
    variables: { ...filter, skip: page * PAGE },
    requestPolicy: 'cache-and-network',
  })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  const { total, people } = data.people
  if (total === 0) return <Nobody filter={filter} />
  return (
    <>
      {page === 0 && (
        <p className="soft" role="status">
          {t('people.count', { count: total })}
        </p>
      )}
      <ul className="task-list">
        {people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </ul>
      {onMore !== null && (page + 1) * PAGE < total && (
        <Button onClick={onMore}>{t('people.more')}</Button>
      )}
    </>
  )
}

function Nobody({ filter }: { readonly filter: PeopleFilter }) {
  const { t } = useTranslation('org')
  const go = useGo()
  if (addressOf(filter) !== '/people') return <NothingFound onClear={() => go('/people')} />
  return (
    <EmptyList
      title={t('people.none')}
      advice={t('people.noneAdvice')}
      action={<StaffLink to="/people/import">{t('people.import')}</StaffLink>}
    />
  )
}

function PersonRow({ person }: { readonly person: PersonFieldsFragment }) {
  const { t } = useTranslation(['org', 'staff'])
  const posts = person.posts.filter(({ isValid }) => isValid)
  return (
    <li className="task-row person-row">
      <div className="task-row-main">
        <StaffLink className="task-row-link" to={`/people/${encodeURIComponent(person.id)}`}>
          {person.name}
        </StaffLink>
        {person.role === 'official' && (
          <span className="badge badge-mine">{t('role.official')}</span>
        )}
        {person.isDisabled && <span className="badge">{t('person.isDisabled')}</span>}
        {person.leaves.some(({ isNow }) => isNow) && (
          <span className="badge badge-pool">{t('leave.now')}</span>
        )}
      </div>
      <div className="task-row-case">
        <span>{person.login}</span>
        <span className="soft">{person.maskedPhone}</span>
      </div>
      <div>
        {posts.length === 0 ? (
          <span className="soft">{t('post.noneNow')}</span>
        ) : (
          posts.map((post) => (
            <div key={post.id}>
              {post.place} · {postName(t, post.post)}
              {post.kind !== 'primary' && ` (${String(t(`postKind.${post.kind}` as never))})`}
              {post.standsInFor !== null &&
                ` ${t('leave.standsInFor', { name: post.standsInFor })}`}
            </div>
          ))
        )}
      </div>
    </li>
  )
}
