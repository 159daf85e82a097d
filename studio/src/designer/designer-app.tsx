import {
  ApartmentOutlined,
  AuditOutlined,
  FileSearchOutlined,
  SettingOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import {
  createRootRoute,
  createRoute,
  createRouter,
  type RouteComponent,
  RouterProvider,
} from '@tanstack/react-router'
import { type ComponentType, lazy, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { OpenIncidentCountDocument } from '../api/documents.ts'
import { InstanceListPage } from '../staff/instance-list-page.tsx'
import { NotFoundPage } from '../staff/not-found-page.tsx'
import { plainQuery } from '../staff/plain-query.ts'
import { StaffFrame } from '../staff/staff-frame.tsx'
import { StaffGate } from '../staff/staff-gate.tsx'
import { usePath } from '../staff/staff-link.tsx'
import { type NavItem, StaffShell } from '../staff/staff-shell.tsx'
import { PageTrouble } from '../ui/page-trouble.tsx'
import { AdminPage } from './admin-page.tsx'
import { CommandKeys } from './commands/command-keys.tsx'
import { DefinitionListPage } from './definitions/definition-list-page.tsx'
import { ADMIN_PATHS } from './use-admin-titles.ts'
import './designer.css'

// What the first page does not show is fetched when somebody goes there: the designers above all.
const DefinitionPage = later(() => import('./definitions/definition-page.tsx'), 'DefinitionPage')
const StudioInstancePage = later(
  () => import('./instances/studio-instance-page.tsx'),
  'StudioInstancePage',
)
const PosterPage = later(() => import('./poster/poster-page.tsx'), 'PosterPage')
const GalleryPage = later(() => import('./gallery/gallery-page.tsx'), 'GalleryPage')
const TemplatePage = later(() => import('./gallery/template-page.tsx'), 'TemplatePage')
const AuditPage = later(() => import('./audit/audit-page.tsx'), 'AuditPage')
const CodesPage = later(() => import('./codes/codes-page.tsx'), 'CodesPage')
const CalendarPage = later(() => import('./calendar/calendar-page.tsx'), 'CalendarPage')
const DevMessagesPage = later(() => import('./dev-messages-page.tsx'), 'DevMessagesPage')
const DevicesPage = later(() => import('./devices/devices-page.tsx'), 'DevicesPage')
const IncidentsPage = later(() => import('./incidents/incidents-page.tsx'), 'IncidentsPage')
const OrgPage = later(() => import('./org/org-page.tsx'), 'OrgPage')
const ShapesPage = later(() => import('./org/shapes-page.tsx'), 'ShapesPage')
const ImportPage = later(() => import('./people/import-page.tsx'), 'ImportPage')
const PeoplePage = later(() => import('./people/people-page.tsx'), 'PeoplePage')
const PersonPage = later(() => import('./people/person-page.tsx'), 'PersonPage')
const RequestsPage = later(() => import('./requests/requests-page.tsx'), 'RequestsPage')
const RetentionPage = later(() => import('./retention/retention-page.tsx'), 'RetentionPage')
const AnnouncementsPage = later(
  () => import('./announcements/announcements-page.tsx'),
  'AnnouncementsPage',
)
const MessagesPage = later(() => import('./messages/messages-page.tsx'), 'MessagesPage')
const RolesPage = later(() => import('./roles/roles-page.tsx'), 'RolesPage')
const TeamPage = later(() => import('./teams/team-page.tsx'), 'TeamPage')
const TeamsPage = later(() => import('./teams/teams-page.tsx'), 'TeamsPage')

function later<Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
) {
  return lazy(async () => ({ default: (await load())[name] }))
}

/** The studio of officials, under `/studio`: definitions, running instances, devices. */
export function DesignerApp() {
  const router = useMemo(createStudioRouter, [])
  return (
    <StaffFrame>
      <StaffGate roles={['official']}>
        <RouterProvider router={router} />
      </StaffGate>
    </StaffFrame>
  )
}

function createStudioRouter() {
  const root = createRootRoute({ component: StudioShell, notFoundComponent: NotFoundPage })
  const page = (path: string, component: RouteComponent) =>
    createRoute({ getParentRoute: () => root, path, component })
  const routeTree = root.addChildren([
    page('/', DefinitionListPage),
    page('/sign-in', DefinitionListPage),
    page('/definitions/$definitionId', DefinitionPage),
    page('/definitions/$definitionId/poster/$formId', PosterPage),
    page('/templates', GalleryPage),
    page('/templates/$templateId', TemplatePage),
    page('/instances', InstanceListPage),
    page('/instances/$instanceId', StudioInstancePage),
    page('/incidents', IncidentsPage),
    page('/requests', RequestsPage),
    page('/admin', AdminPage),
    page('/people', PeoplePage),
    page('/people/import', ImportPage),
    page('/org/shapes', ShapesPage),
    page('/people/$personId', PersonPage),
    page('/org', OrgPage),
    page('/teams', TeamsPage),
    page('/teams/$teamId', TeamPage),
    page('/devices', DevicesPage),
    page('/codes', CodesPage),
    page('/calendar', CalendarPage),
    page('/audit', AuditPage),
    page('/roles', RolesPage),
    page('/retention', RetentionPage),
    page('/messages', MessagesPage),
    page('/announcements', AnnouncementsPage),
    page('/dev-messages', DevMessagesPage),
  ])
  return createRouter({
    ...{ routeTree, basepath: '/studio', scrollRestoration: true, ...plainQuery },
    // A page that cannot be fetched leaves the frame, and the ways to other pages, what they are.
    defaultErrorComponent: PageTrouble,
  })
}

function StudioShell() {
  const { t } = useTranslation(['studio', 'staff'])
  const openIncidents = useOpenIncidents()
  const items: readonly NavItem[] = [
    {
      to: '/',
      title: t('definitions.title'),
      icon: <ApartmentOutlined />,
      covers: ['/definitions', '/templates'],
    },
    { to: '/instances', title: t('staff:instances.title'), icon: <FileSearchOutlined /> },
    {
      to: '/incidents',
      title: t('incidents.title'),
      icon: <WarningOutlined />,
      count: openIncidents,
    },
    { to: '/requests', title: t('requests.nav'), icon: <AuditOutlined /> },
    { to: '/admin', title: t('admin.title'), icon: <SettingOutlined />, covers: ADMIN_PATHS },
  ]
  return <StaffShell title={t('title')} items={items} tools={<CommandKeys items={items} />} />
}

/** Asked again on every page, and after every settlement: a number alone does not say what it counts. */
const COUNTED = { additionalTypenames: ['Incident'] }

function useOpenIncidents(): number {
  const path = usePath()
  const [{ data }, reload] = useQuery({
    query: OpenIncidentCountDocument,
    context: COUNTED,
    requestPolicy: 'cache-and-network',
  })
  useEffect(() => reload({ requestPolicy: 'network-only' }), [path, reload])
  return data?.openIncidentCount ?? 0
}
