import { assertReadableInstance } from '../access/assert-readable-instance.ts'
import { readableInstances, readableTasks } from '../access/readable.ts'
import type { Viewer } from '../access/viewer.ts'
import { signedIn } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import type { Change } from './change-feed.ts'
import { followChanges } from './follow-changes.ts'

const InboxChangeType = builder
  .objectRef<{ readonly taskIds: readonly string[] }>('InboxChange')
  .implement({ fields: (t) => ({ taskIds: t.expose('taskIds', { type: ['ID'] }) }) })

builder.subscriptionFields((t) => ({
  inboxChanged: t.field({
    type: InboxChangeType,
    description: "the viewer's inbox changed; fetch it again",
    subscribe: (_root, _args, context) => inboxChanges(context),
    resolve: (change) => change,
  }),
  instanceChanged: t.prismaField({
    type: 'Instance',
    args: { id: t.arg.id({ required: true }) },
    subscribe: (_root, { id }, context) => instanceChanges(id, context),
    resolve: (query, { id }: { readonly id: string }, _args, { services, viewer }) =>
      services.prisma.instance.findFirstOrThrow({
        ...query,
        where: { AND: [{ id }, readableInstances(viewer)] },
      }),
  }),
}))

/** Tasks of moved instances that the viewer may see. A taken task leaves other inboxes too, so every readable task of
 *  the instance counts, and so does that it is copied to her. */
async function* inboxChanges(context: GraphqlContext): AsyncGenerator<{ taskIds: string[] }> {
  for await (const { changes, viewer } of viewerChanges(context)) {
    const ids = changes.map((change) => change.instanceId)
    const tasks = await context.services.prisma.task.findMany({
      where: { AND: [{ instanceId: { in: ids } }, readableTasks(viewer)] },
      select: { id: true },
      take: 200,
    })
    const isHers = tasks.length > 0 || (await isCopied(ids, viewer, context))
    if (isHers) yield { taskIds: tasks.map((task) => task.id) }
  }
}

/** Whoever a case was copied to reads none of its tasks, and counts it all the same. */
async function isCopied(
  instanceIds: readonly string[],
  { tenantId, accountId }: Viewer,
  { services }: GraphqlContext,
): Promise<boolean> {
  const copy = await services.prisma.instanceCopy.findFirst({
    where: { tenantId, accountId, instanceId: { in: [...instanceIds] } },
    select: { instanceId: true },
  })
  return copy !== null
}

async function* instanceChanges(
  id: string,
  context: GraphqlContext,
): AsyncGenerator<{ id: string }> {
  await assertReadableInstance(id, signedIn(context.viewer), context)
  for await (const { changes, viewer } of viewerChanges(context)) {
    if (!changes.some((change) => change.instanceId === id)) continue
    await assertReadableInstance(id, viewer, context)
    yield { id }
  }
}

/** Changes of the viewer's tenant, each batch with the viewer as she is then: a closed session ends its streams. */
async function* viewerChanges(
  context: GraphqlContext,
): AsyncGenerator<{ changes: readonly Change[]; viewer: Viewer }> {
  const { services, session, gone } = context
  const { tenantId } = signedIn(context.viewer)
  const cookie = session.value ?? ''
  const giveBack = services.streams.take(cookie, tenantId)
  try {
    for await (const changes of followChanges({ feed: services.changes, tenantId, gone }))
      yield { changes, viewer: signedIn(await services.sessions.viewer(cookie)) }
  } finally {
    giveBack()
  }
}
