import { LinliError } from '@linli/schemas/linli-error'
import { governedInstances, readableInstances } from '../access/readable.ts'
import { actorOf, officialOnly } from '../access/viewer.ts'
import { builder, isInstanceId } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { distinctIds, eachOf, MAX_IDS } from '../graphql/each-of.ts'
import { bookMessage } from '../graphql/user-errors.ts'

/** What became of one instance of many. */
interface Cancellation {
  readonly id: string
  /** Null where it was cancelled. */
  readonly code: LinliError['code'] | null
}

const CancellationType = builder.objectRef<Cancellation>('InstanceCancellation').implement({
  description: 'One for each id, in their order; one that is refused holds up no other.',
  fields: (t) => ({
    id: t.exposeID('id'),
    code: t.exposeString('code', {
      nullable: true,
      description: 'Of the error book; null where it was cancelled.',
    }),
    message: t.string({
      nullable: true,
      resolve: ({ code }, _args, { locale }) =>
        code === null ? null : bookMessage({ code }, locale),
    }),
    instance: t.prismaField({
      type: 'Instance',
      nullable: true,
      description: 'As it stands now.',
      resolve: (query, { id }, _args, { services, viewer }) =>
        isInstanceId(id)
          ? services.prisma.instance.findFirst({
              ...query,
              where: { AND: [{ id }, readableInstances(viewer)] },
            })
          : null,
    }),
  }),
})

builder.mutationField('cancelInstances', (t) =>
  t.field({
    type: [CancellationType],
    description: `Officials only; at most ${MAX_IDS} ids, a reason of 1 to 500 characters.`,
    args: { ids: t.arg.idList({ required: true }), reason: t.arg.string({ required: true }) },
    resolve: (_root, { ids, reason }, context) => cancelAll(ids, reason, context),
  }),
)

async function cancelAll(
  given: readonly string[],
  reason: string,
  context: GraphqlContext,
): Promise<Cancellation[]> {
  const { services, tenantId } = context
  const viewer = officialOnly(context.viewer)
  const ids = distinctIds(given)
  const rows = await services.prisma.instance.findMany({
    where: {
      AND: [{ id: { in: ids.filter(isInstanceId) } }, governedInstances(viewer)],
    },
    select: { id: true },
  })
  const governed = new Set(rows.map(({ id }) => id))
  const act = async (id: string): Promise<Cancellation> => {
    if (!governed.has(id)) throw new LinliError('instance.not-found', `No instance '${id}'.`)
    await services.engine.cancel({ tenantId, instanceId: id, reason, actor: actorOf(viewer) })
    return { id, code: null }
  }
  return eachOf(ids, act, (id, { code }) => ({ id, code }))
}
