import { PlusOutlined } from '@ant-design/icons'
import { cityDay } from '@linli/schemas/city-day'
import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import {
  GivePostDocument,
  type HeldPostFieldsFragment,
  PostChoicesDocument,
  type TeamPageQuery,
} from '../../api/documents.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import { useNow } from '../../staff/use-now.ts'
import { useSaving } from '../org/use-saving.ts'
import { ConfirmDialog } from '../people/confirm-dialog.tsx'
import { StaffSelect } from '../people/leave/staff-select.tsx'
import { EndPost } from '../people/person-posts.tsx'
import { postName } from '../people/post-name.ts'

type Team = NonNullable<TeamPageQuery['team']>

interface TeamMembersProps {
  readonly team: Team
  readonly onSaved: () => void
}

/** Who is in the team as what; those who were, folded. */
export function TeamMembers({ team, onSaved }: TeamMembersProps) {
  const { t } = useTranslation(['team', 'org'])
  const today = cityDay(useNow())
  const [isAdding, setIsAdding] = useState(false)
  const [ending, setEnding] = useState<HeldPostFieldsFragment | null>(null)
  // Where the agreement has ended nobody counts any more, but who is there is still to be seen.
  const end = team.agreementUntil
  const isOver = ({ validUntil }: HeldPostFieldsFragment) =>
    validUntil !== null && validUntil <= today && validUntil !== end
  const done = () => {
    setIsAdding(false)
    setEnding(null)
    onSaved()
  }
  const members = team.posts.filter((post) => !isOver(post))
  const former = team.posts.filter(isOver).reverse()
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('members.title')}</h2>
        {team.mayChange && !team.isClosed && (
          <Button icon={<PlusOutlined />} onClick={() => setIsAdding(true)}>
            {t('members.add')}
          </Button>
        )}
      </div>
      {members.length === 0 && <p className="soft">{t('members.none')}</p>}
      <ul className="org-posts">
        {members.map((post) => (
          <Member key={post.id} post={post} onEnd={() => setEnding(post)} />
        ))}
      </ul>
      {former.length > 0 && (
        <details>
          <summary>{t('members.over', { count: former.length })}</summary>
          <ul className="org-posts">
            {former.map((post) => (
              <Member key={post.id} post={post} onEnd={null} />
            ))}
          </ul>
        </details>
      )}
      {isAdding && <AddMember team={team} onClose={() => setIsAdding(false)} onSaved={done} />}
      {ending !== null && (
        <EndPost post={ending} today={today} onClose={() => setEnding(null)} onSaved={done} />
      )}
    </section>
  )
}

interface MemberProps {
  readonly post: HeldPostFieldsFragment
  readonly onEnd: (() => void) | null
}

function Member({ post, onEnd }: MemberProps) {
  const { t } = useTranslation(['org', 'staff'])
  const title = postName(t, post.post)
  return (
    <li>
      <div>
        <StaffLink to={`/people/${encodeURIComponent(post.accountId)}`}>{post.name}</StaffLink>{' '}
        <span className="badge">{title}</span>
        {post.validUntil !== null && (
          <div className="soft">{t('post.before', { until: post.validUntil })}</div>
        )}
      </div>
      {onEnd !== null && post.mayEnd && (
        <Button onClick={onEnd} aria-label={t('post.endOf', { post: `${post.name} ${title}` })}>
          {t('post.end')}
        </Button>
      )}
    </li>
  )
}

interface AddMemberProps extends TeamMembersProps {
  readonly onClose: () => void
}

/** Who, as what and for which days. */
function AddMember({ team, onClose, onSaved }: AddMemberProps) {
  const { t } = useTranslation('team')
  const { t: words } = useTranslation(['org', 'staff'])
  const id = useId()
  const [{ data }] = useQuery({ query: PostChoicesDocument })
  const [personId, setPerson] = useState<string | null>(null)
  const [values, setValues] = useState({ post: 'member', validFrom: '', validUntil: '' })
  const saving = useSaving(GivePostDocument, onSaved)
  const day = (name: 'validFrom' | 'validUntil') => (
    <div className="field-entry">
      <label htmlFor={`${id}-${name}`}>
        {words(name === 'validFrom' ? 'post.from' : 'post.until')}
      </label>
      <Input
        id={`${id}-${name}`}
        type="date"
        value={values[name]}
        onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      />
    </div>
  )
  return (
    <ConfirmDialog
      title={t('members.addTo', { name: team.name })}
      confirm={t('add.now')}
      saving={saving}
      isReady={personId !== null}
      onConfirm={() => {
        if (personId === null) return
        void saving.send({ input: { personId, nodeId: team.id, kind: 'concurrent', ...values } })
      }}
      onClose={onClose}
    >
      <div className="field-entry">
        <label htmlFor={`${id}-who`}>{t('members.who')}</label>
        <StaffSelect
          id={`${id}-who`}
          without=""
          placeholder={t('members.choose')}
          value={personId}
          onChange={setPerson}
        />
      </div>
      <div className="field-entry">
        <label htmlFor={`${id}-post`}>{t('members.as')}</label>
        <Select
          id={`${id}-post`}
          className="org-wide"
          showSearch={{ optionFilterProp: 'label' }}
          value={values.post}
          options={(data?.postChoices ?? ['member']).map((value) => ({
            ...{ value, label: postName(words, value) },
          }))}
          onChange={(post) => setValues({ ...values, post })}
        />
      </div>
      {day('validFrom')}
      {day('validUntil')}
    </ConfirmDialog>
  )
}
