import { LinliError } from '@linli/schemas/linli-error'
import { readableInstances, readableTasks } from '../access/readable.ts'
import type { Viewer } from '../access/viewer.ts'
import { signedIn } from '../access/viewer.ts'
import { builder, isInstanceId } from '../graphql/builder.ts'
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
 *  the instance counts. */
async function* inboxChanges(context: GraphqlContext): AsyncGenerator<{ taskIds: string[] }> {
  signedIn(context.viewer)
  for await (const changes of followChanges(context.services.changes, context.tenantId)) {
    const viewer = await stillSignedIn(context)
    const ids = [...new Set(changes.map((change: Change) => change.instanceId))]
    const tasks = await context.services.prisma.task.findMany({
      where: { AND: [{ instanceId: { in: ids } }, readableTasks(viewer)] },
      select: { id: true },
      take: 200,
    })
    if (tasks.length > 0) yield { taskIds: tasks.map(({ id }) => id) }
  }
}

async function* instanceChanges(
  id: string,
  context: GraphqlContext,
): AsyncGenerator<{ id: string }> {
  await assertReadable(id, signedIn(context.viewer), context)
  for await (const changes of followChanges(context.services.changes, context.tenantId)) {
    if (!changes.some((change: Change) => change.instanceId === id)) continue
    await assertReadable(id, await stillSignedIn(context), context)
    yield { id }
  }
}

/** Access is asked again for every event: a closed session ends its streams (G17). */
async function stillSignedIn({ services, session }: GraphqlContext): Promise<Viewer> {
  return signedIn(session.value === null ? null : await services.sessions.viewer(session.value))
}

async function assertReadable(
  id: string,
  viewer: Viewer,
  { services }: GraphqlContext,
): Promise<void> {
  const found = isInstanceId(id)
    ? await services.prisma.instance.findFirst({
        where: { AND: [{ id }, readableInstances(viewer)] },
        select: { id: true },
      })
    : null
  if (found === null) throw new LinliError('instance.not-found', `There is no instance '${id}'.`)
}
