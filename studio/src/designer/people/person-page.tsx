import { Alert, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import {
  ChangePersonDocument,
  EnablePersonDocument,
  PersonPageDocument,
  type PersonPageQuery,
  ResetPasswordDocument,
} from '../../api/documents.ts'
import { CopyLink } from '../../staff/copy-link.tsx'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink, useParam } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { OrgChanges } from '../org/org-changes.tsx'
import { useSaving } from '../org/use-saving.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { DisableDialog } from './disable-dialog.tsx'
import { PersonLeaves } from './leave/person-leaves.tsx'
import { PasswordOnce } from './password-once.tsx'
import { PersonPosts } from './person-posts.tsx'
import '../org/org.css'

type Loaded = NonNullable<PersonPageQuery['person']>

/** One member of staff: her facts, her posts, whether she may sign in, and who changed what. */
export function PersonPage() {
  const { t } = useTranslation(['org', 'common'])
  const [{ data, error }, reload] = useQuery({
    query: PersonPageDocument,
    variables: { id: useParam('personId') },
    requestPolicy: 'cache-and-network',
  })
  const person = data?.person ?? null
  usePageTitle(person?.name ?? t('people.title'))
  const reloadNow = () => reload({ requestPolicy: 'network-only' })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={reloadNow} />
  }
  return (
    <div className="page">
      <StaffLink className="back-link" to="/people">
        {t('people.back')}
      </StaffLink>
      {person === null ? (
        <EmptyList title={t('person.missing')} advice={t('person.missingAdvice')} action={null} />
      ) : (
        <LoadedPerson person={person} isOwn={data.me?.id === person.id} reload={reloadNow} />
      )}
    </div>
  )
}

interface LoadedPersonProps {
  readonly person: Loaded
  readonly isOwn: boolean
  readonly reload: () => void
}

function LoadedPerson({ person, isOwn, reload }: LoadedPersonProps) {
  const { t } = useTranslation('org')
  return (
    <>
      <div className="page-head">
        <h1>
          {person.name}{' '}
          <span className={person.role === 'official' ? 'badge badge-mine' : 'badge'}>
            {t(person.role === 'official' ? 'role.official' : 'role.worker')}
          </span>{' '}
          {person.isDisabled && <span className="badge badge-draft">{t('person.isDisabled')}</span>}
          {person.leaves.some(({ isNow }) => isNow) && (
            <span className="badge badge-pool">{t('leave.now')}</span>
          )}
        </h1>
        <CopyLink path={`/studio/people/${encodeURIComponent(person.id)}`} />
      </div>
      <div className="org-columns">
        <div className="org-cards">
          <PersonPosts person={person} onSaved={reload} />
          <PersonLeaves person={person} mayChange={person.mayChange} onSaved={reload} />
          <section className="card">
            <h2>{t('changes.title')}</h2>
            <OrgChanges changes={person.changes} />
          </section>
        </div>
        <div className="org-cards">
          {person.mayChange ? (
            <>
              <PersonFacts
                key={`${person.name}:${person.maskedPhone}`}
                person={person}
                onSaved={reload}
              />
              <PersonAccess person={person} isOwn={isOwn} onSaved={reload} />
            </>
          ) : (
            <KnownFacts person={person} />
          )}
        </div>
      </div>
    </>
  )
}

/** Of somebody whom officials of another part, or of the street, look after. */
function KnownFacts({ person }: { readonly person: Loaded }) {
  const { t } = useTranslation('org')
  return (
    <section className="card">
      <h2>{t('person.facts')}</h2>
      <p>
        {t('person.login')} <strong>{person.login}</strong>
      </p>
      {person.maskedPhone !== null && <p>{person.maskedPhone}</p>}
      <p className="soft">{t('elsewhere.person')}</p>
    </section>
  )
}

interface PersonFactsProps {
  readonly person: Loaded
  readonly onSaved: () => void
}

function PersonFacts({ person, onSaved }: PersonFactsProps) {
  const { t } = useTranslation(['org', 'common'])
  const id = useId()
  const [name, setName] = useState(person.name)
  // Nobody needs to read the whole number: it is replaced or left.
  const [phone, setPhone] = useState<string | null>(null)
  const { send, problem, isSaving } = useSaving(ChangePersonDocument, onSaved)
  const isChanged = name !== person.name || phone !== null
  return (
    <section className="card">
      <h2>{t('person.facts')}</h2>
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      <p>
        {t('person.login')} <strong>{person.login}</strong>
      </p>
      <div className="field-entry">
        <label htmlFor={`${id}-name`}>{t('person.name')}</label>
        <Input id={`${id}-name`} value={name} onChange={(event) => setName(event.target.value)} />
      </div>
      <div className="field-entry">
        <label htmlFor={`${id}-phone`}>{t('person.phone')}</label>
        <Input
          id={`${id}-phone`}
          value={phone ?? person.maskedPhone ?? ''}
          inputMode="tel"
          onFocus={() => setPhone(phone ?? '')}
          onBlur={() => setPhone(phone === '' && person.maskedPhone !== null ? null : phone)}
          onChange={(event) => setPhone(event.target.value)}
        />
        <p className="soft">{t('person.phoneChange')}</p>
      </div>
      <div className="org-buttons">
        <Button
          type="primary"
          loading={isSaving}
          disabled={!isChanged}
          onClick={() => void send({ input: { id: person.id, name, phone } })}
        >
          {t('common:action.save')}
        </Button>
        {person.maskedPhone !== null && (
          <Button onClick={() => void send({ input: { id: person.id, name, phone: '' } })}>
            {t('person.removePhone')}
          </Button>
        )}
      </div>
    </section>
  )
}

function PersonAccess({ person, isOwn, onSaved }: PersonFactsProps & { readonly isOwn: boolean }) {
  const { t } = useTranslation('org')
  const [asked, setAsked] = useState<'reset' | 'disable' | null>(null)
  const [password, setPassword] = useState<string | null>(null)
  const reset = useSaving(ResetPasswordDocument, (saved) => {
    setAsked(null)
    setPassword(saved.password)
  })
  const enable = useSaving(EnablePersonDocument, onSaved)
  return (
    <section className="card">
      <h2>{t('person.access')}</h2>
      {enable.problem !== null && (
        <Alert type="error" showIcon role="alert" title={enable.problem} />
      )}
      <div className="org-buttons">
        <Button onClick={() => setAsked('reset')}>{t('password.reset')}</Button>
        {person.isDisabled ? (
          <Button loading={enable.isSaving} onClick={() => void enable.send({ id: person.id })}>
            {t('person.enable')}
          </Button>
        ) : (
          !isOwn && (
            <Button danger onClick={() => setAsked('disable')}>
              {t('person.disable')}
            </Button>
          )
        )}
      </div>
      <p className="soft">{t(isOwn ? 'person.ownAccess' : 'person.accessHelp')}</p>
      {asked === 'reset' && (
        <ConfirmDialog
          title={t('password.resetTitle', { name: person.name })}
          confirm={t('password.resetNow')}
          saving={reset}
          onConfirm={() => void reset.send({ id: person.id })}
          onClose={() => setAsked(null)}
        >
          <p>{t('password.resetMeans')}</p>
        </ConfirmDialog>
      )}
      {asked === 'disable' && (
        <DisableDialog
          person={person}
          onClose={() => setAsked(null)}
          onSaved={() => {
            setAsked(null)
            onSaved()
          }}
        />
      )}
      {password !== null && (
        <PasswordOnce
          name={person.name}
          login={person.login ?? ''}
          password={password}
          onClose={() => {
            setPassword(null)
            onSaved()
          }}
        />
      )}
    </section>
  )
}
