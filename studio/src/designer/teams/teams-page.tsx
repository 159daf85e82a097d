import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { type TeamHeadFieldsFragment, TeamsDocument } from '../../api/documents.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink, useGo } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { AlertsOfTeam } from './team-alerts.tsx'
import { AddTeam } from './team-dialogs.tsx'
import { teamKindName } from './team-kind.ts'
import '../org/org.css'
import './teams.css'

/** 团队: every team of the street, what needs somebody first. */
export function TeamsPage() {
  const { t } = useTranslation(['team', 'common'])
  const go = useGo()
  const [isAdding, setIsAdding] = useState(false)
  const [{ data, error }, reload] = useQuery({
    query: TeamsDocument,
    requestPolicy: 'cache-and-network',
  })
  usePageTitle(t('title'))
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setIsAdding(true)}>
          {t('add.open')}
        </Button>
      </div>
      {data.teams.map((team) => (
        <AlertsOfTeam key={team.id} team={team} hasLink />
      ))}
      {data.teams.length === 0 ? (
        <EmptyList
          title={t('none')}
          advice={t('noneAdvice')}
          action={<Button onClick={() => setIsAdding(true)}>{t('add.open')}</Button>}
        />
      ) : (
        <ul className="task-list">
          {data.teams.map((team) => (
            <TeamRow key={team.id} team={team} />
          ))}
        </ul>
      )}
      {isAdding && (
        <AddTeam
          onClose={() => setIsAdding(false)}
          onAdded={(id) => go(`/teams/${encodeURIComponent(id)}`)}
        />
      )}
    </div>
  )
}

function TeamRow({ team }: { readonly team: TeamHeadFieldsFragment }) {
  const { t } = useTranslation(['team', 'org'])
  return (
    <li className="task-row person-row">
      <div className="task-row-main">
        <StaffLink className="task-row-link" to={`/teams/${encodeURIComponent(team.id)}`}>
          {team.name}
        </StaffLink>
        {team.isExternal && <span className="badge badge-pool">{t('external')}</span>}
        {team.isClosed && <span className="badge">{t('org:node.closed')}</span>}
      </div>
      <div className="task-row-case">
        <span>{teamKindName(t, team.kind)}</span>
        <span className="soft">{t('people', { count: team.peopleCount })}</span>
      </div>
      <div>{team.place}</div>
    </li>
  )
}
