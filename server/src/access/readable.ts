import type { Prisma } from '../generated/prisma/client.ts'
import type { Viewer } from './viewer.ts'

/** The one place that says which rows a viewer may read (I10). Every query, `node(id)`, subscription and file goes
 *  through one of these conditions; each names the tenant.
 *
 *  official: the whole tenant. worker: tasks she may take, holds or completed, and the instances that have one, plus what
 *  she started. resident: what she started and the tasks given to her. Nobody: nothing. */
export function readableTasks(viewer: Viewer | null): Prisma.TaskWhereInput {
  if (viewer === null) return nothing
  const { tenantId, accountId } = viewer
  if (viewer.role === 'official') return { tenantId }
  const own = [{ holderId: accountId }, { completedBy: accountId }, { assigneeId: accountId }]
  return { tenantId, OR: viewer.role === 'worker' ? [...own, ...pools(viewer)] : own }
}

/** What `readableTasks` looks at. */
export interface TaskReaders {
  readonly tenantId: string
  readonly holderId: string | null
  readonly completedBy: string | null
  readonly assigneeId: string | null
  readonly poolNodeId: string | null
  readonly poolPost: string | null
  readonly excluded: readonly string[]
}

/** The verdict of `readableTasks` on a task that is already here: the hot path spares a query. */
export function mayReadTask(viewer: Viewer | null, task: TaskReaders): boolean {
  if (viewer === null || viewer.tenantId !== task.tenantId) return false
  const { accountId, role, posts } = viewer
  if (role === 'official') return true
  if ([task.holderId, task.completedBy, task.assigneeId].includes(accountId)) return true
  if (role !== 'worker' || task.excluded.includes(accountId)) return false
  return posts.some(({ nodeId, post }) => nodeId === task.poolNodeId && post === task.poolPost)
}

export function readableInstances(viewer: Viewer | null): Prisma.InstanceWhereInput {
  if (viewer === null) return nothing
  const { tenantId, accountId } = viewer
  if (viewer.role === 'official') return { tenantId }
  return {
    tenantId,
    OR: [{ initiatorId: accountId }, { tasks: { some: readableTasks(viewer) } }],
  }
}

/** Incidents of the instances that the viewer may read; only officials settle them. */
export function readableIncidents(viewer: Viewer | null): Prisma.IncidentWhereInput {
  if (viewer === null) return nothing
  const { tenantId } = viewer
  return viewer.role === 'official'
    ? { tenantId }
    : { tenantId, instance: readableInstances(viewer) }
}

/** Open tasks that wait for the viewer herself. */
export function ownOpenTasks(viewer: Viewer): Prisma.TaskWhereInput {
  const { tenantId, accountId } = viewer
  return {
    tenantId,
    state: 'open',
    OR: [{ holderId: accountId }, { holderId: null, assigneeId: accountId }],
  }
}

/** Open tasks nobody holds that the viewer may take. */
export function poolTasks(viewer: Viewer): Prisma.TaskWhereInput {
  return { tenantId: viewer.tenantId, state: 'open', holderId: null, OR: pools(viewer) }
}

export function completedTasks(viewer: Viewer): Prisma.TaskWhereInput {
  return { tenantId: viewer.tenantId, state: 'completed', completedBy: viewer.accountId }
}

function pools(viewer: Viewer): Prisma.TaskWhereInput[] {
  return viewer.posts.map(({ nodeId, post }) => ({
    poolNodeId: nodeId,
    poolPost: post,
    NOT: { excluded: { has: viewer.accountId } },
  }))
}

// No tenant has an empty id (a check constraint of the tenant table), so this matches no row.
const nothing = { tenantId: '' } as const
