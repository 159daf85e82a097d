import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import {
  OrgTreeDocument,
  ReopenNodeDocument,
  TeamPageDocument,
  type TeamPageQuery,
} from '../../api/documents.ts'
import { CopyLink } from '../../staff/copy-link.tsx'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink, useParam } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { ChangeNode, CloseNode, MoveNode } from '../org/node-dialogs.tsx'
import { OrgChanges } from '../org/org-changes.tsx'
import { useSaving } from '../org/use-saving.ts'
import { Roster } from './roster.tsx'
import { AlertsOfTeam } from './team-alerts.tsx'
import { ChangeTeam } from './team-dialogs.tsx'
import { teamKindName } from './team-kind.ts'
import { TeamMembers } from './team-members.tsx'
import '../org/org.css'
import '../../staff/print.css'
import './teams.css'

type Loaded = NonNullable<TeamPageQuery['team']>

/** One team: what needs somebody, its roster, its members, what it is and who changed it. */
export function TeamPage() {
  const { t } = useTranslation(['team', 'common'])
  const [{ data, error }, reload] = useQuery({
    query: TeamPageDocument,
    variables: { id: useParam('teamId') },
    requestPolicy: 'cache-and-network',
  })
  usePageTitle(data?.team?.name ?? t('title'))
  const reloadNow = () => reload({ requestPolicy: 'network-only' })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={reloadNow} />
  }
  return (
    <div className="page roster-page">
      <StaffLink className="back-link" to="/teams">
        {t('back')}
      </StaffLink>
      {data.team === null ? (
        <EmptyList title={t('missing')} advice={t('missingAdvice')} action={null} />
      ) : (
        <LoadedTeam team={data.team} reload={reloadNow} />
      )}
    </div>
  )
}

interface LoadedTeamProps {
  readonly team: Loaded
  readonly reload: () => void
}

function LoadedTeam({ team, reload }: LoadedTeamProps) {
  const { t } = useTranslation(['team', 'org'])
  return (
    <>
      <div className="page-head">
        <h1>
          {team.name} {team.isExternal && <span className="badge badge-pool">{t('external')}</span>}{' '}
          {team.isClosed && <span className="badge">{t('org:node.closed')}</span>}
        </h1>
        <CopyLink path={`/studio/teams/${encodeURIComponent(team.id)}`} />
      </div>
      <AlertsOfTeam team={team} />
      {team.hasRoster && <Roster team={team} mayChange={team.mayChange} onSaved={reload} />}
      <div className="org-columns team-aside">
        <div className="org-cards">
          <TeamMembers team={team} onSaved={reload} />
        </div>
        <div className="org-cards">
          <TeamFacts team={team} reload={reload} />
          <section className="card">
            <h2>{t('org:changes.title')}</h2>
            <OrgChanges changes={team.changes} />
          </section>
        </div>
      </div>
    </>
  )
}

function TeamFacts({ team, reload }: LoadedTeamProps) {
  const { t } = useTranslation(['team', 'org'])
  const hours = team.hours.map(({ from, until }) => `${from}–${until}`).join(' ')
  return (
    <section className="card">
      <h2>{t('facts.title')}</h2>
      <p>
        {teamKindName(t, team.kind)} · {team.place}
      </p>
      <p>
        {t('facts.hours')} {hours === '' ? t('facts.always') : hours}
      </p>
      {team.agreementUntil !== null && (
        <p>{t('facts.agreementUntil', { day: team.agreementUntil })}</p>
      )}
      {team.mayChange ? (
        <TeamDeeds team={team} reload={reload} />
      ) : (
        <p className="soft">{t('org:elsewhere.team')}</p>
      )}
    </section>
  )
}

type Asked = 'change' | 'name' | 'move' | 'close'

function TeamDeeds({ team, reload }: LoadedTeamProps) {
  const { t } = useTranslation(['team', 'org'])
  const [{ data }] = useQuery({ query: OrgTreeDocument, requestPolicy: 'cache-and-network' })
  const [asked, setAsked] = useState<Asked | null>(null)
  const reopen = useSaving(ReopenNodeDocument, reload)
  const nodes = data?.orgTree ?? []
  const node = nodes.find(({ id }) => id === team.id)
  const onClose = () => setAsked(null)
  const onSaved = () => {
    setAsked(null)
    reload()
  }
  const button = (what: Asked, text: string) => (
    <Button disabled={node === undefined} danger={what === 'close'} onClick={() => setAsked(what)}>
      {text}
    </Button>
  )
  return (
    <>
      {reopen.problem !== null && (
        <Alert type="error" showIcon role="alert" title={reopen.problem} />
      )}
      <div className="org-buttons">
        {team.isClosed ? (
          <Button loading={reopen.isSaving} onClick={() => void reopen.send({ id: team.id })}>
            {t('org:node.reopen')}
          </Button>
        ) : (
          <>
            {button('change', t('change.open'))}
            {button('name', t('org:node.change'))}
            {button('move', t('org:node.move'))}
            {button('close', t('org:node.close'))}
          </>
        )}
      </div>
      {asked === 'change' && <ChangeTeam team={team} onClose={onClose} onSaved={onSaved} />}
      {node !== undefined && asked !== null && asked !== 'change' && (
        <NodeDialog asked={asked} {...{ node, nodes, onClose, onSaved }} />
      )}
    </>
  )
}

function NodeDialog({
  asked,
  ...dialog
}: Parameters<typeof ChangeNode>[0] & { readonly asked: Exclude<Asked, 'change'> }) {
  if (asked === 'name') return <ChangeNode {...dialog} />
  return asked === 'move' ? <MoveNode {...dialog} /> : <CloseNode {...dialog} />
}
