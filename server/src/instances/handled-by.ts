import { HOUSEHOLD_POST } from '@linli/runtime/core'
import { textIn } from '@linli/schemas/locale-text'
import type { SnapshotBody } from '@linli/schemas/snapshot'
import type { GraphqlContext } from '../graphql/context.ts'
import { POST_TITLES } from '../reading/post-titles.ts'

/** Who has an instance in hand now, as a resident is told it: the place and the post of every open task, and nobody's name. */
export async function handledBy(
  instanceId: string,
  { services, tenantId, locale }: GraphqlContext,
): Promise<string[]> {
  const tasks = await services.prisma.task.findMany({
    where: {
      ...{ tenantId, instanceId, state: 'open', questionKind: null },
      // Of a household the place is somebody's home.
      AND: [{ poolPost: { not: null } }, { poolPost: { not: HOUSEHOLD_POST } }],
    },
    select: { poolNodeId: true, poolPost: true },
    orderBy: { openedAt: 'asc' },
  })
  if (tasks.length === 0) return []
  const nodes = await services.prisma.orgNode.findMany({
    where: { tenantId, id: { in: tasks.flatMap(({ poolNodeId }) => poolNodeId ?? []) } },
    select: { id: true, name: true },
  })
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  const units = tasks.map(({ poolNodeId, poolPost }) => {
    const title = POST_TITLES[poolPost ?? '']
    const place = names.get(poolNodeId ?? '') ?? ''
    return `${place} ${title === undefined ? (poolPost ?? '') : textIn(title, locale)}`.trim()
  })
  return [...new Set(units)]
}

/** Whether somebody has something to do: a closed case that may still be reopened waits for nobody. */
export function isInHand(snapshot: SnapshotBody | null): boolean {
  return snapshot !== null && snapshot.tasks.length > 0
}

/** When the step that it stands in is expected to be done; null where nothing is due. */
export async function expectedBy(
  instanceId: string,
  { services, tenantId }: GraphqlContext,
): Promise<Date | null> {
  const task = await services.prisma.task.findFirst({
    where: { tenantId, instanceId, state: 'open', dueAt: { not: null } },
    orderBy: { dueAt: 'desc' },
    select: { dueAt: true },
  })
  return task?.dueAt ?? null
}
