import { LinliError } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import { isStaff, signedIn } from '../access/viewer.ts'
import { builder, isInstanceId } from '../graphql/builder.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { findFollowed, findNearby, followable, type NearbyCase } from './find-nearby.ts'
import { follow, unfollow } from './follow-case.ts'

const NearbyCaseType = builder.objectRef<NearbyCase>('NearbyCase').implement({
  description:
    'All that is shown of an instance that somebody else has started: nothing of what she answered but the kind.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.string({ resolve: ({ kind }, _args, { locale }) => textIn(kind, locale) }),
    place: t.exposeString('place', {
      description: 'The building and its grid, or the grid alone.',
    }),
    day: t.exposeString('day', { description: 'When it was started, `YYYY-MM-DD`.' }),
    state: t.string({
      description: 'Where it stands, as residents are told.',
      resolve: ({ state }, _args, { locale }) => textIn(state, locale),
    }),
    isOver: t.exposeBoolean('isOver'),
    isMine: t.exposeBoolean('isMine', { description: 'The viewer has started it.' }),
    isFollowed: t.exposeBoolean('isFollowed', { description: 'The viewer follows it.' }),
  }),
})

builder.queryFields((t) => ({
  nearbyCases: t.field({
    type: [NearbyCaseType],
    description:
      '附近已有人反映: open instances of the service in the grid of the place, at most five; none where the definition shows none. So often for each address only.',
    args: {
      serviceId: t.arg.string({ required: true }),
      nodeId: t.arg.id({ required: true }),
    },
    resolve: (_root, { serviceId, nodeId }, context) => {
      context.services.limits.nearbyPerAddress.take(context.address)
      return findNearby({ definitionId: serviceId, nodeId }, context)
    },
  }),
  followedCases: t.field({
    type: [NearbyCaseType],
    description: 'What the viewer follows, the latest first, at most fifty.',
    resolve: (_root, _args, context) => findFollowed(signedIn(context.viewer), context),
  }),
}))

const FollowedType = builder
  .objectRef<{ readonly kind: 'Followed'; readonly case: NearbyCase }>('Followed')
  .implement({ fields: (t) => ({ case: t.expose('case', { type: NearbyCaseType }) }) })

const UnfollowedType = builder
  .objectRef<{ readonly kind: 'Unfollowed'; readonly instanceId: string }>('Unfollowed')
  .implement({ fields: (t) => ({ instanceId: t.exposeID('instanceId') }) })

const FollowResult = builder.unionType('FollowResult', {
  types: [FollowedType, UnfollowedType, RefusalType],
  resolveType: (value) => value.kind,
})

builder.mutationFields((t) => ({
  followCase: t.field({
    type: FollowResult,
    description:
      '一起关注: the viewer is told where it stands from now on, as any resident would be. Of an open instance that is shown to her; harmless to repeat.',
    args: { instanceId: t.arg.id({ required: true }) },
    resolve: (_root, { instanceId }, context) =>
      orRefusal(context, async () => {
        const viewer = signedIn(context.viewer)
        context.services.limits.followPerAccount.take(`${viewer.tenantId}/${viewer.accountId}`)
        if (!isInstanceId(instanceId))
          throw new LinliError('instance.not-found', `There is no instance '${instanceId}'.`)
        const found = await followable(instanceId, context)
        await follow(found.id, viewer, context)
        return { kind: 'Followed' as const, case: { ...found, isFollowed: true } }
      }),
  }),
  unfollowCase: t.field({
    type: FollowResult,
    description: 'The viewer is told no more. Harmless to repeat.',
    args: { instanceId: t.arg.id({ required: true }) },
    resolve: (_root, { instanceId }, context) =>
      orRefusal(context, async () => {
        const viewer = signedIn(context.viewer)
        if (isInstanceId(instanceId)) await unfollow(instanceId, viewer, context)
        return { kind: 'Unfollowed' as const, instanceId: String(instanceId) }
      }),
  }),
}))

builder.prismaObjectField('Instance', 'followerCount', (t) =>
  t.int({
    nullable: true,
    description:
      'How many residents follow it beside whoever started it. Staff only, null for others; nobody reads who.',
    select: { _count: { select: { followers: true } } },
    resolve: ({ _count }, _args, { viewer }) => (isStaff(viewer) ? _count.followers : null),
  }),
)
