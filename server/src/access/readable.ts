import type { Prisma } from '../generated/prisma/client.ts'
import type { Viewer } from './viewer.ts'

/** The one place that says which rows a viewer may read (I10). Every query, `node(id)`, subscription and file goes
 *  through one of these conditions; each names the tenant.
 *
 *  official: the whole tenant; where her posts all lie below the street, what is at or below their nodes, besides what she
 *  would read as a worker. worker: tasks she may take, holds, completed, asked or delegated, and the instances that have one, plus what she
 *  started, not what that started in turn, and what was copied to her. resident: what she started and the tasks given to her. Nobody: nothing. */
export function readableTasks(viewer: Viewer | null): Prisma.TaskWhereInput {
  if (viewer === null) return nothing
  const { tenantId } = viewer
  if (isOfWholeStreet(viewer)) return { tenantId }
  const within = instancesWithin(viewer).map((instance) => ({ instance }))
  return { tenantId, OR: [...within, ...ownTasks(viewer)] }
}

/** What `readableTasks` looks at. */
export interface TaskReaders {
  readonly tenantId: string
  readonly holderId: string | null
  readonly completedBy: string | null
  readonly assigneeId: string | null
  readonly askedBy: string | null
  readonly poolNodeId: string | null
  readonly poolPost: string | null
  readonly excluded: readonly string[]
  /** The node of its instance and all above it; empty where that is not known. */
  readonly nodesAbove: readonly string[]
}

/** The verdict of `readableTasks` on a task that is already here: the hot path spares a query. */
export function mayReadTask(viewer: Viewer | null, task: TaskReaders): boolean {
  if (viewer === null || viewer.tenantId !== task.tenantId) return false
  const { accountId, role, posts, scope } = viewer
  if (isOfWholeStreet(viewer)) return true
  if (role === 'official' && scope?.some((nodeId) => task.nodesAbove.includes(nodeId))) return true
  if ([task.holderId, task.completedBy, task.assigneeId, task.askedBy].includes(accountId))
    return true
  if (role === 'resident' || task.excluded.includes(accountId)) return false
  return posts.some(({ nodeId, post }) => nodeId === task.poolNodeId && post === task.poolPost)
}

export function readableInstances(viewer: Viewer | null): Prisma.InstanceWhereInput {
  if (viewer === null) return nothing
  const { tenantId, accountId } = viewer
  if (isOfWholeStreet(viewer)) return { tenantId }
  const started = startedBy(viewer)
  const tasks = { some: { tenantId, OR: ownTasks(viewer) } }
  const copies = { some: { tenantId, accountId } }
  return { tenantId, OR: [...instancesWithin(viewer), started, { tasks }, { copies }] }
}

/** What staff see of a case is for those who work in it or answer for its place: a child is other people's work, whoever of the
 *  staff started its parent. A resident reads of it what she reads of her own. */
function startedBy({ role, accountId }: Viewer): Prisma.InstanceWhereInput {
  return role === 'resident'
    ? { initiatorId: accountId }
    : { initiatorId: accountId, parentId: null }
}

/** Instances to which an official does as one what is no task: cancelling, suspending, copying, incidents. That one was copied to her, or that
 *  she is asked something in it, gives her no say beyond her part of the street. */
export function governedInstances(viewer: Viewer): Prisma.InstanceWhereInput {
  const { tenantId } = viewer
  if (isOfWholeStreet(viewer)) return { tenantId }
  const within = instancesWithin(viewer)
  return within.length === 0 ? nothing : { tenantId, OR: within }
}

/** Incidents of the instances that an official governs: she alone settles them. */
export function governedIncidents(viewer: Viewer): Prisma.IncidentWhereInput {
  return { tenantId: viewer.tenantId, instance: governedInstances(viewer) }
}

function isOfWholeStreet({ role, scope }: Viewer): boolean {
  return role === 'official' && scope === null
}

/** 本级及下级: what happens at the nodes of an official's posts or below; nothing for others. */
function instancesWithin({ role, scope, tenantId }: Viewer): Prisma.InstanceWhereInput[] {
  if (role !== 'official' || scope === null) return []
  return [{ node: { above: { some: { tenantId, aboveId: { in: [...scope] } } } } }]
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

/** Open tasks that the viewer holds: she alone has a draft of their answers, and nobody else reads it, whatever she is. */
export function heldTasks({ tenantId, accountId }: Viewer): Prisma.TaskWhereInput {
  return { tenantId, state: 'open', holderId: accountId }
}

/** Open tasks nobody holds that the viewer may take. */
export function poolTasks(viewer: Viewer): Prisma.TaskWhereInput {
  return { tenantId: viewer.tenantId, state: 'open', holderId: null, OR: pools(viewer) }
}

/** Open tasks of the viewer's own pools that a colleague holds: somebody of the same post at the same node, or of her team, which is a node
 *  too. Of those she may read, and none besides. */
export function teamTasks(viewer: Viewer): Prisma.TaskWhereInput {
  const { tenantId, accountId } = viewer
  const held = { tenantId, state: 'open', holderId: { not: accountId }, OR: pools(viewer) }
  // What nobody holds is not held by somebody else either: null is never unequal.
  return { AND: [readableTasks(viewer), held] }
}

/** Open tasks with others of which the viewer waits for an answer: what she asked beside a task, and what she delegated. */
export function askedTasks({ tenantId, accountId }: Viewer): Prisma.TaskWhereInput {
  return { tenantId, state: 'open', askedBy: accountId }
}

export function completedTasks(viewer: Viewer): Prisma.TaskWhereInput {
  return { tenantId: viewer.tenantId, state: 'completed', completedBy: viewer.accountId }
}

/** Tasks that are or were the viewer's own to do, whatever else she may read. */
export function tasksOfHers(viewer: Viewer): Prisma.TaskWhereInput {
  return { tenantId: viewer.tenantId, OR: ownTasks(viewer) }
}

/** What she may take, holds, was given, completed, asked or delegated. */
function ownTasks(viewer: Viewer): Prisma.TaskWhereInput[] {
  const { accountId, role } = viewer
  const own = [
    ...[{ holderId: accountId }, { completedBy: accountId }],
    ...[{ assigneeId: accountId }, { askedBy: accountId }],
  ]
  return role === 'resident' ? own : [...own, ...pools(viewer)]
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
