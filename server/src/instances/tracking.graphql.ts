import { LinliError } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import { readableTasks } from '../access/readable.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { isSameSecret } from '../http/same-secret.ts'
import { snapshotOf } from '../reading/snapshot-of.ts'
import { publicStateTitle } from '../reading/state-titles.ts'
import { expectedBy, handledBy, isInHand } from './handled-by.ts'
import { loadTimeline } from './load-timeline.ts'
import { TimelineEntryType } from './timeline-entry.graphql.ts'

interface TrackedInstance {
  readonly id: string
  readonly number: string
  readonly definitionId: string
  readonly versionNumber: number
  readonly initiatorId: string | null
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly endedAs: string | null
  readonly snapshot: { readonly body: string } | null
  /** Found by the look-up code, not by the tail of a phone number, which others know too. */
  readonly isByCode: boolean
}

const TrackingType = builder.objectRef<TrackedInstance>('Tracking').implement({
  description:
    'The public face of an instance, by number and look-up code or phone tail; no sign-in, no personal data.',
  fields: (t) => ({
    number: t.exposeString('number'),
    title: t.string({
      resolve: async (tracked, _args, context) =>
        textIn((await versionOf(tracked, context)).definition.title, context.locale),
    }),
    startedAt: t.expose('startedAt', { type: 'DateTime' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true }),
    endedAs: t.exposeString('endedAs', { nullable: true, description: 'done | cancelled' }),
    positionTitles: t.stringList({
      resolve: async (tracked, _args, context) => {
        const version = await versionOf(tracked, context)
        const titles = positionOf(tracked).map((uid) =>
          publicStateTitle(version, uid, context.locale),
        )
        return [...new Set(titles)]
      },
    }),
    timeline: t.field({
      type: [TimelineEntryType],
      resolve: (tracked, _args, context) =>
        loadTimeline(tracked, tracked.isByCode ? 'holder' : 'public', context),
    }),
    openTasks: t.prismaField({
      type: ['Task'],
      description: 'Those that wait for the viewer, where she is signed in.',
      resolve: (query, tracked, _args, { services, viewer }) =>
        services.prisma.task.findMany({
          ...query,
          where: { AND: [{ instanceId: tracked.id, state: 'open' }, readableTasks(viewer)] },
          orderBy: { openedAt: 'asc' },
        }),
    }),
    isInHand: t.boolean({
      description: 'Whether a task is open; without one it waits for its time, or for an event.',
      resolve: ({ snapshot }) => isInHand(snapshotOf(snapshot)),
    }),
    handledBy: t.stringList({
      description: 'Who has it in hand now: place and post, no names',
      resolve: (tracked, _args, context) => handledBy(tracked.id, context),
    }),
    expectedBy: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: (tracked, _args, context) => expectedBy(tracked.id, context),
    }),
  }),
})

builder.queryField('track', (t) =>
  t.field({
    type: TrackingType,
    nullable: true,
    description: 'Null for a wrong number and a wrong secret alike.',
    args: { number: t.arg.string({ required: true }), secret: t.arg.string({ required: true }) },
    resolve: (_root, { number, secret }, context) =>
      findTracked(
        { number: number.trim().toUpperCase().slice(0, 40), secret: secret.trim().toUpperCase() },
        context,
      ),
  }),
)

/** After ten wrong secrets in an hour the tail of the phone is not believed any more; the look-up code always is.
 *  Throws `request.too-many` then, and for an address that asks too often. */
async function findTracked(
  given: { readonly number: string; readonly secret: string },
  context: GraphqlContext,
): Promise<TrackedInstance | null> {
  const { services, tenantId, address } = context
  const { number, secret } = given
  const { trackPerAddress, trackFailures } = services.limits
  trackPerAddress.take(address)
  const instance = await services.prisma.instance.findUnique({
    where: { number_tenantId: { tenantId, number } },
    include: { snapshot: { select: { body: true } } },
  })
  const phone = await initiatorPhone(instance?.initiatorId ?? null, context)
  const isByCode = isSameSecret(secret, instance?.lookupCode.toUpperCase() ?? null)
  const isByPhone = isSameSecret(secret, phone?.slice(-4) ?? null)
  if (instance !== null && isByCode) return { ...instance, isByCode }
  if (trackFailures.isFull(`${tenantId}/${number}`))
    throw new LinliError('request.too-many', `Too many wrong secrets for '${number}'.`)
  if (instance !== null && isByPhone) return { ...instance, isByCode }
  trackFailures.take(`${tenantId}/${number}`)
  return null
}

async function initiatorPhone(
  initiatorId: string | null,
  { services, tenantId }: GraphqlContext,
): Promise<string | null> {
  const account = await services.prisma.account.findUnique({
    where: { tenantId_id: { tenantId, id: initiatorId ?? '' } },
    select: { phone: true, role: true },
  })
  return account?.role === 'resident' ? account.phone : null
}

function versionOf({ definitionId, versionNumber }: TrackedInstance, context: GraphqlContext) {
  return context.services.versions.get(context.tenantId, definitionId, versionNumber)
}

function positionOf({ snapshot }: TrackedInstance): readonly string[] {
  return snapshotOf(snapshot)?.position ?? []
}
