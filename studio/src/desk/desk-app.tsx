import { CheckSquareOutlined, FileSearchOutlined, ShareAltOutlined } from '@ant-design/icons'
import {
  createRootRoute,
  createRoute,
  createRouter,
  type RouteComponent,
  RouterProvider,
} from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Provider as UrqlProvider, useClient } from 'urql'
import { browserFetch, createApi } from '../api/client.ts'
import { InboxChangedDocument, InboxDocument } from '../api/documents.ts'
import { FaultsContext } from '../api/faults.ts'
import { SessionContext } from '../api/session.ts'
import { localeOf } from '../i18n/i18n.ts'
import { createDeskDevice, type DeskDevice } from '../staff/desk-device.ts'
import { InstanceListPage } from '../staff/instance-list-page.tsx'
import { NotFoundPage } from '../staff/not-found-page.tsx'
import { plainQuery } from '../staff/plain-query.ts'
import { StaffFrame } from '../staff/staff-frame.tsx'
import { StaffGate } from '../staff/staff-gate.tsx'
import { StaffShell } from '../staff/staff-shell.tsx'
import { useLive } from '../staff/use-live.ts'
import { PageTrouble } from '../ui/page-trouble.tsx'
import { CopiesPage } from './copies-page.tsx'
import { DeskInstancePage } from './desk-instance-page.tsx'
import { type LoadDiagram, LoadDiagramContext } from './diagram-part.ts'
import { FindPage } from './find/find-page.tsx'
import { ScannedPlacePage } from './find/scanned-place-page.tsx'
import { InboxPage } from './inbox-page.tsx'
import { type Connection, createConnection } from './offline/connection.ts'
import { DeskOffline } from './offline/desk-offline.tsx'
import { DeskStrip } from './offline/desk-strip.tsx'
import { createKeptFetch } from './offline/kept-fetch.ts'
import { useIsAway } from './offline/offline-context.ts'
import { useKeepTasks } from './offline/use-keep-tasks.ts'
import { keepDeskOpenable } from './offline/use-release.ts'
import { WorkPage } from './offline/work-page.tsx'
import { TaskPage } from './task-page.tsx'
import { useInbox } from './use-inbox.ts'
import './desk.css'
import './find/find.css'
import './offline/offline.css'

/** The workbench of grid workers and staff, under `/desk`. */
export function DeskApp({ loadDiagram }: { readonly loadDiagram: LoadDiagram }) {
  const router = useMemo(createDeskRouter, [])
  const device = useMemo(() => createDeskDevice(), [])
  const connection = useMemo(createConnection, [])
  return (
    <StaffFrame>
      <KeptAnswers device={device} connection={connection}>
        <StaffGate roles={['worker', 'official']}>
          <DeskOffline device={device} connection={connection}>
            <LoadDiagramContext value={loadDiagram}>
              <RouterProvider router={router} />
            </LoadDiagramContext>
          </DeskOffline>
        </StaffGate>
      </KeptAnswers>
    </StaffFrame>
  )
}

interface KeptAnswersProps {
  readonly device: DeskDevice
  readonly connection: Connection
  readonly children: ReactNode
}

/** A client of the desk's own, which knows some answers without the server. */
function KeptAnswers({ device, connection, children }: KeptAnswersProps) {
  const { i18n } = useTranslation('desk')
  const locale = localeOf(i18n)
  const { client, session, faults } = useMemo(() => {
    const send = createKeptFetch({ fetch: browserFetch, device, connection, now: Date.now })
    return createApi(locale, send)
  }, [locale, device, connection])
  return (
    <UrqlProvider value={client}>
      <SessionContext value={session}>
        <FaultsContext value={faults}>{children}</FaultsContext>
      </SessionContext>
    </UrqlProvider>
  )
}

function createDeskRouter() {
  const root = createRootRoute({ component: DeskShell, notFoundComponent: NotFoundPage })
  const page = (path: string, component: RouteComponent) =>
    createRoute({ getParentRoute: () => root, path, component })
  const routeTree = root.addChildren([
    page('/', InboxPage),
    page('/sign-in', InboxPage),
    page('/tasks/$taskId', TaskPage),
    page('/work', WorkPage),
    page('/find', FindPage),
    page('/at/$code', ScannedPlacePage),
    page('/copies', CopiesPage),
    page('/instances', InstanceListPage),
    page('/instances/$instanceId', DeskInstancePage),
  ])
  return createRouter({
    ...{ routeTree, basepath: '/desk', scrollRestoration: true, ...plainQuery },
    // A page that cannot be fetched leaves the frame, and the ways to other pages, what they are.
    defaultErrorComponent: PageTrouble,
  })
}

function DeskShell() {
  const { t } = useTranslation('desk')
  const client = useClient()
  const { tasks, unreadCopies } = useInbox()
  const isAway = useIsAway()
  useKeepTasks(tasks)
  useEffect(() => void keepDeskOpenable(), [])
  const isLive = useLive(InboxChangedDocument, {}, () => {
    void client.query(InboxDocument, {}, { requestPolicy: 'network-only' }).toPromise()
  })
  return (
    <StaffShell
      title={t('title')}
      // Without a network the strip says so.
      isLive={isLive || isAway}
      strip={<DeskStrip />}
      items={[
        {
          to: '/',
          title: t('inbox.title'),
          icon: <CheckSquareOutlined />,
          count: tasks.length,
          covers: ['/tasks'],
        },
        {
          to: '/copies',
          title: t('copies.title'),
          icon: <ShareAltOutlined />,
          count: unreadCopies,
          countTitle: t('copies.countUnread', { count: unreadCopies }),
        },
        { to: '/instances', title: t('instances.title'), icon: <FileSearchOutlined /> },
      ]}
    />
  )
}
