import {
  CalendarOutlined,
  ContactsOutlined,
  EyeOutlined,
  HourglassOutlined,
  MailOutlined,
  MessageOutlined,
  NotificationOutlined,
  PartitionOutlined,
  SafetyCertificateOutlined,
  TeamOutlined,
  WifiOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DevMessagesDocument } from '../api/documents.ts'
import { StaffLink } from '../staff/staff-link.tsx'
import { usePageTitle } from '../staff/use-page-title.ts'
import { TeamAlerts } from './teams/team-alerts.tsx'
import type { ADMIN_PATHS } from './use-admin-titles.ts'
import './admin.css'

interface Place {
  readonly to: (typeof ADMIN_PATHS)[number]
  readonly title: string
  readonly about: string
  readonly icon: ReactNode
}

/** What a street is set up with, and looked after: each place with what it is for. */
export function AdminPage() {
  const { t } = useTranslation(['studio', 'org', 'team'])
  usePageTitle(t('admin.title'))
  const places = usePlaces()
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('admin.title')}</h1>
      </div>
      <TeamAlerts />
      <ul className="places">
        {places.map(({ to, title, about, icon }) => (
          <li key={to}>
            <StaffLink className="card place" to={to}>
              <span className="place-icon" aria-hidden="true">
                {icon}
              </span>
              <strong>{title}</strong>
              <span className="soft">{about}</span>
            </StaffLink>
          </li>
        ))}
      </ul>
    </div>
  )
}

function usePlaces(): readonly Place[] {
  const { t } = useTranslation(['studio', 'org', 'team'])
  // Outside development the server refuses the question, and then the page does not exist.
  const [{ data }] = useQuery({ query: DevMessagesDocument })
  const messages: Place = {
    ...{ to: '/dev-messages', title: t('devMessages.title'), about: t('admin.messages') },
    icon: <MailOutlined />,
  }
  return [
    {
      ...{ to: '/people', title: t('org:people.title'), about: t('admin.people') },
      icon: <TeamOutlined />,
    },
    {
      ...{ to: '/org', title: t('org:tree.title'), about: t('admin.org') },
      icon: <PartitionOutlined />,
    },
    {
      ...{ to: '/teams', title: t('team:title'), about: t('admin.teams') },
      icon: <ContactsOutlined />,
    },
    {
      ...{ to: '/devices', title: t('devices.title'), about: t('admin.devices') },
      icon: <WifiOutlined />,
    },
    {
      ...{ to: '/calendar', title: t('calendar.title'), about: t('admin.calendar') },
      icon: <CalendarOutlined />,
    },
    {
      ...{ to: '/audit', title: t('audit.title'), about: t('admin.audit') },
      icon: <SafetyCertificateOutlined />,
    },
    {
      ...{ to: '/roles', title: t('roles.title'), about: t('admin.roles') },
      icon: <EyeOutlined />,
    },
    {
      ...{ to: '/retention', title: t('retention.title'), about: t('admin.retention') },
      icon: <HourglassOutlined />,
    },
    {
      ...{ to: '/messages', title: t('messages.title'), about: t('admin.quiet') },
      icon: <MessageOutlined />,
    },
    {
      ...{ to: '/announcements', title: t('announcements.title'), about: t('admin.announcements') },
      icon: <NotificationOutlined />,
    },
    ...(data === undefined ? [] : [messages]),
  ]
}
