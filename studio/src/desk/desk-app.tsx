import { CheckSquareOutlined, FileSearchOutlined, ShareAltOutlined } from '@ant-design/icons'
import {
  createRootRoute,
  createRoute,
  createRouter,
  type RouteComponent,
  RouterProvider,
} from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { InboxChangedDocument, InboxDocument } from '../api/documents.ts'
import { InstanceListPage } from '../staff/instance-list-page.tsx'
import { NotFoundPage } from '../staff/not-found-page.tsx'
import { plainQuery } from '../staff/plain-query.ts'
import { StaffFrame } from '../staff/staff-frame.tsx'
import { StaffGate } from '../staff/staff-gate.tsx'
import { StaffShell } from '../staff/staff-shell.tsx'
import { useLive } from '../staff/use-live.ts'
import { CopiesPage } from './copies-page.tsx'
import { DeskInstancePage } from './desk-instance-page.tsx'
import { createDraftStore } from './draft-store.ts'
import { DraftsContext } from './drafts-context.ts'
import { InboxPage } from './inbox-page.tsx'
import { TaskPage } from './task-page.tsx'
import { useInbox } from './use-inbox.ts'
import './desk.css'

/** The workbench of grid workers and staff, under `/desk`. */
export function DeskApp() {
  const router = useMemo(createDeskRouter, [])
  const drafts = useMemo(createDraftStore, [])
  return (
    <StaffFrame>
      <StaffGate roles={['worker', 'official']}>
        <DraftsContext value={drafts}>
          <RouterProvider router={router} />
        </DraftsContext>
      </StaffGate>
    </StaffFrame>
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
    page('/copies', CopiesPage),
    page('/instances', InstanceListPage),
    page('/instances/$instanceId', DeskInstancePage),
  ])
  return createRouter({ routeTree, basepath: '/desk', scrollRestoration: true, ...plainQuery })
}

function DeskShell() {
  const { t } = useTranslation('desk')
  const client = useClient()
  const { tasks } = useInbox()
  const isLive = useLive(InboxChangedDocument, {}, () => {
    void client.query(InboxDocument, {}, { requestPolicy: 'network-only' }).toPromise()
  })
  return (
    <StaffShell
      title={t('title')}
      isLive={isLive}
      items={[
        {
          to: '/',
          title: t('inbox.title'),
          icon: <CheckSquareOutlined />,
          count: tasks.length,
          covers: ['/tasks'],
        },
        { to: '/copies', title: t('copies.title'), icon: <ShareAltOutlined /> },
        { to: '/instances', title: t('instances.title'), icon: <FileSearchOutlined /> },
      ]}
    />
  )
}
