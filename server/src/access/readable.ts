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

export function readableInstances(viewer: Viewer | null): Prisma.InstanceWhereInput {
  if (viewer === null) return nothing
  const { tenantId, accountId } = viewer
  if (viewer.role === 'official') return { tenantId }
  return {
    tenantId,
    OR: [{ initiatorId: accountId }, { tasks: { some: readableTasks(viewer) } }],
  }
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
