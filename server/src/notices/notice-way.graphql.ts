import type { NoticeChannel } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import { signedIn } from '../access/viewer.ts'
import { NoticeWayType } from '../channels/notice-way-type.graphql.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { readChoice, waysFor } from './choose-way.ts'

interface WaysShape {
  readonly kind: 'NoticeWays'
  readonly chosen: NoticeChannel | null
  readonly choices: readonly NoticeChannel[]
}
const WaysType = builder.objectRef<WaysShape>('NoticeWays').implement({
  description: 'By which way the viewer is told what would be a message to her.',
  fields: (t) => ({
    chosen: t.expose('chosen', {
      type: NoticeWayType,
      nullable: true,
      description: 'Null: as each service says.',
    }),
    choices: t.expose('choices', {
      type: [NoticeWayType],
      description: 'What the street has set up and the viewer may choose.',
    }),
  }),
})
const WayResult = builder.unionType('NoticeWayResult', {
  types: [WaysType, RefusalType],
  resolveType: (value) => value.kind,
})

builder.queryField('myNoticeWays', (t) =>
  t.field({ type: WaysType, resolve: (_root, _args, context) => waysOf(context) }),
)

builder.mutationField('setMyNoticeWay', (t) =>
  t.field({
    type: WayResult,
    description: 'Urgent services, and messages to the street’s own gateway, do not go by it.',
    args: { way: t.arg({ type: NoticeWayType, description: 'Null: as each service says.' }) },
    resolve: (_root, { way }, context) =>
      orRefusal(context, async () => {
        const { tenantId, accountId } = signedIn(context.viewer)
        const { choices } = await waysOf(context)
        if (way != null && !choices.includes(way))
          throw new LinliError('request.invalid', `The way '${way}' is not there to choose.`)
        await context.services.pool.query(
          'UPDATE account SET told_by = $3 WHERE tenant_id = $1 AND id = $2',
          [tenantId, accountId, way ?? null],
        )
        return { kind: 'NoticeWays' as const, chosen: way ?? null, choices }
      }),
  }),
)

async function waysOf({ services, viewer }: GraphqlContext): Promise<WaysShape> {
  const { tenantId, accountId, role } = signedIn(viewer)
  const { toldBy } = await services.prisma.account.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: accountId } },
    select: { toldBy: true },
  })
  const choices = waysFor(role, services.senders.channelsOf(tenantId))
  const chosen = readChoice(toldBy)
  // A way that the street has given up is none any more.
  const stands = chosen !== null && choices.includes(chosen)
  return { kind: 'NoticeWays', chosen: stands ? chosen : null, choices }
}
