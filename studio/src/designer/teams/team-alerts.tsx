import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { type TeamHeadFieldsFragment, TeamsDocument } from '../../api/documents.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import { shiftText } from './shift-time.ts'

const SOON_DAYS = 30
const SHOWN_GAPS = 3

/** What needs somebody at any team of the street, each with the way there. */
export function TeamAlerts() {
  const [{ data }] = useQuery({ query: TeamsDocument, requestPolicy: 'cache-and-network' })
  return (
    <>
      {data?.teams.map((team) => (
        <AlertsOfTeam key={team.id} team={team} hasLink />
      ))}
    </>
  )
}

interface AlertsOfTeamProps {
  readonly team: TeamHeadFieldsFragment
  readonly hasLink?: boolean
}

/** Gaps in the roster, shifts with too few to step in, and an agreement that ends or has ended. */
export function AlertsOfTeam({ team, hasLink = false }: AlertsOfTeamProps) {
  const { t } = useTranslation('team')
  const { name, agreementDays: days, agreementUntil: day, gaps, thinShifts } = team
  if (team.isClosed) return null
  const action = hasLink ? (
    <StaffLink to={`/teams/${encodeURIComponent(team.id)}`}>{t('alert.look')}</StaffLink>
  ) : undefined
  const alert = (key: string, type: 'warning' | 'error', text: string) => (
    <Alert className="team-alert" key={key} type={type} showIcon title={text} action={action} />
  )
  const shown = gaps.slice(0, SHOWN_GAPS).map(shiftText)
  const more = gaps.length - shown.length
  return (
    <>
      {days !== null &&
        days <= 0 &&
        alert('over', 'error', t('alert.agreementOver', { name, day }))}
      {days !== null &&
        days > 0 &&
        days <= SOON_DAYS &&
        alert('soon', 'warning', t('alert.agreementSoon', { name, day, count: days }))}
      {gaps.length > 0 &&
        alert(
          'gaps',
          'error',
          [
            t('alert.gaps', { name, count: gaps.length }),
            [...shown, ...(more > 0 ? [t('alert.moreGaps', { count: more })] : [])].join('；'),
          ].join(' '),
        )}
      {thinShifts > 0 && alert('thin', 'warning', t('alert.thin', { name, count: thinShifts }))}
    </>
  )
}
