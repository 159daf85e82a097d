import { maySend } from '@linli/runtime/core'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { textIn } from '@linli/schemas/locale-text'
import { readableInstances, readableTasks } from '../access/readable.ts'
import { actorOf, isStaff, signedIn, staffOnly } from '../access/viewer.ts'
import { partsShown } from '../audit/personal-reads.ts'
import { findScanned } from '../codes/place-code-store.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { builder, isInstanceId } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { DefinitionVersionRef } from '../graphql/refs.ts'
import { eventForm } from '../reading/event-form.ts'
import { positionTitles } from '../reading/moment-texts.ts'
import { plainCode } from '../reading/new-code.ts'
import { placeName } from '../reading/place.ts'
import { seenContext, sightIn } from '../reading/sight-in.ts'
import { snapshotOf } from '../reading/snapshot-of.ts'
import { listenedEvents } from '../reading/state-index.ts'
import { expectedBy, handledBy, isInHand } from './handled-by.ts'
import { TimerType, timersOf } from './instance-timers.ts'
import { audienceOf, loadTimeline } from './load-timeline.ts'
import { TimelineEntryType } from './timeline-entry.graphql.ts'

const versionKey = { definitionId: true, versionNumber: true } as const
const snapshotBody = { snapshot: { select: { body: true } } } as const

interface AvailableEvent {
  readonly type: string
  readonly title: string
  readonly form: FormDefinition | null
}

const AvailableEventType = builder.objectRef<AvailableEvent>('AvailableEvent').implement({
  fields: (t) => ({
    type: t.exposeString('type'),
    title: t.exposeString('title'),
    form: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'What is asked of the sender, `FormDefinition` of `linli/1`; its answers are the payload',
      resolve: ({ form }) => form,
    }),
  }),
})

const InstanceNode = builder.prismaNode('Instance', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, context) => ({
    tenantId_id: { tenantId: context.tenantId, id },
    AND: [readableInstances(context.viewer)],
  }),
  fields: (t) => ({
    number: t.exposeString('number'),
    title: t.string({
      select: versionKey,
      resolve: async (instance, _args, context) =>
        textIn((await versionOf(instance, context)).definition.title, context.locale),
    }),
    definitionId: t.exposeString('definitionId'),
    versionNumber: t.exposeInt('versionNumber'),
    startedAt: t.expose('startedAt', { type: 'DateTime' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true }),
    endedAs: t.exposeString('endedAs', { nullable: true }),
    erasedAt: t.expose('erasedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its personal data was erased because its time was over.',
    }),
    place: t.string({
      select: { nodeId: true },
      resolve: async ({ nodeId }, _args, { services, tenantId }) =>
        placeName(await services.directory.org(tenantId), nodeId),
    }),
    position: t.stringList({
      description: 'uids of the active leaf states',
      select: snapshotBody,
      resolve: ({ snapshot }) => snapshotOf(snapshot)?.position ?? [],
    }),
    positionTitles: t.stringList({
      description: 'titles of those states: internal for staff, public for residents',
      select: { ...versionKey, ...snapshotBody },
      resolve: async (instance, _args, context) => {
        const version = await versionOf(instance, context)
        const { viewer, locale } = context
        const position = snapshotOf(instance.snapshot)?.position ?? []
        return positionTitles(version, position, { isStaff: isStaff(viewer), locale })
      },
    }),
    context: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Staff only. Personal data as the viewer sees it.',
      select: { ...versionKey, ...snapshotBody, id: true, initiatorId: true },
      resolve: async (instance, _args, context) => {
        const { viewer, services } = context
        if (!isStaff(viewer)) return null
        await services.personalReads.note({
          viewer,
          instance,
          parts: partsShown([], instance.initiatorId),
        })
        const version = await versionOf(instance, context)
        const sight = await sightIn(instance, version, context)
        return seenContext(snapshotOf(instance.snapshot), version, sight)
      },
    }),
    tasks: t.relation('tasks', {
      description: 'Those the viewer may read.',
      query: (_args, { viewer }) => ({
        where: readableTasks(viewer),
        orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
      }),
    }),
    timers: t.field({
      type: [TimerType],
      description: 'Staff only.',
      select: { ...versionKey, ...snapshotBody },
      resolve: async (instance, _args, context) => {
        if (!isStaff(context.viewer)) return []
        const { definition } = await versionOf(instance, context)
        const snapshot = snapshotOf(instance.snapshot)
        return snapshot === null ? [] : timersOf(definition, snapshot, context.locale)
      },
    }),
    timeline: t.field({
      type: [TimelineEntryType],
      select: { ...versionKey, id: true, initiatorId: true },
      resolve: (instance, _args, context) =>
        loadTimeline(instance, audienceOf(context.viewer, instance), context),
    }),
    parent: t.prismaField({
      type: 'Instance',
      nullable: true,
      description: 'The case that started it, where the viewer may read that.',
      select: { parentId: true },
      resolve: (query, { parentId }, _args, { services, viewer }) =>
        parentId === null
          ? null
          : services.prisma.instance.findFirst({
              ...query,
              where: { AND: [{ id: parentId }, readableInstances(viewer)] },
            }),
    }),
    children: t.relation('children', {
      description: 'What it has started; those the viewer may read, the oldest first.',
      query: (_args, { viewer }) => ({
        where: readableInstances(viewer),
        orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
      }),
    }),
    version: t.field({
      type: DefinitionVersionRef,
      description: 'Staff only.',
      select: versionKey,
      resolve: (instance, _args, context) => {
        staffOnly(context.viewer)
        return versionOf(instance, context)
      },
    }),
    isInHand: t.boolean({
      description: 'Whether a task is open; without one it waits for its time, or for an event.',
      select: snapshotBody,
      resolve: ({ snapshot }) => isInHand(snapshotOf(snapshot)),
    }),
    handledBy: t.stringList({
      description: 'Who has it in hand now: place and post, no names',
      select: { id: true },
      resolve: ({ id }, _args, context) => handledBy(id, context),
    }),
    expectedBy: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the step it stands in is expected to be done',
      select: { id: true },
      resolve: ({ id }, _args, context) => expectedBy(id, context),
    }),
    events: t.field({
      type: [AvailableEventType],
      description: 'events the viewer may send now',
      select: { ...versionKey, ...snapshotBody, initiatorId: true, endedAt: true },
      resolve: availableEvents,
    }),
  }),
})

const InstanceConnection = builder.connectionObject(
  { type: InstanceNode, name: 'InstanceConnection' },
  { name: 'InstanceEdge' },
)

builder.queryFields((t) => ({
  instance: t.prismaField({
    type: 'Instance',
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _root, { id }, { services, viewer }) =>
      isInstanceId(id)
        ? services.prisma.instance.findFirst({
            ...query,
            where: { AND: [{ id }, readableInstances(viewer)] },
          })
        : null,
  }),
  instances: t.prismaConnection(
    {
      type: 'Instance',
      cursor: 'tenantId_id',
      maxSize: 100,
      args: {
        definitionId: t.arg.string(),
        active: t.arg.boolean(),
        number: t.arg.string({ description: 'The one with this number.' }),
        like: t.arg.id({
          description:
            'Others of the same service at the same place as this one, of its last 90 days.',
        }),
        scanned: t.arg.string({
          description:
            'Those at the place of this code on a door or a device, or below it; none where the code leads nowhere.',
        }),
      },
      resolve: async (query, _root, { definitionId, active, number, like, scanned }, context) => {
        const { services, viewer } = context
        const alike = like == null ? {} : await othersLike(like, context)
        const there = scanned == null ? {} : await atScanned(scanned, context)
        return services.prisma.instance.findMany({
          ...query,
          where: {
            AND: [
              readableInstances(staffOnly(viewer)),
              definitionId == null ? {} : { definitionId },
              active == null ? {} : { endedAt: active ? null : { not: null } },
              number == null ? {} : { number },
              alike,
              there,
            ],
          },
          orderBy: newestFirst(alike.definitionId ?? definitionId),
        })
      },
    },
    InstanceConnection,
  ),
  myInstances: t.prismaConnection(
    {
      type: 'Instance',
      cursor: 'tenantId_id',
      maxSize: 100,
      resolve: (query, _root, _args, { services, viewer }) => {
        const { tenantId, accountId } = signedIn(viewer)
        return services.prisma.instance.findMany({
          ...query,
          // What her own matter has started is no matter of hers.
          where: { tenantId, initiatorId: accountId, parentId: null },
          orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
        })
      },
    },
    InstanceConnection,
  ),
}))

/** Of one definition by an index. Of all by the key, without another index: ids begin with the clock of the node that gave
 *  them, so nodes whose clocks differ mix what they started within that difference. */
function newestFirst(
  definitionId: string | null | undefined,
): Prisma.InstanceOrderByWithRelationInput[] {
  return definitionId == null ? [{ id: 'desc' }] : [{ startedAt: 'desc' }, { id: 'desc' }]
}

async function atScanned(
  code: string,
  { services, tenantId }: GraphqlContext,
): Promise<Prisma.InstanceWhereInput> {
  const place = await findScanned(services.pool, { tenantId, code: plainCode(code) })
  if (place === null) return { id: { in: [] } }
  return { node: { above: { some: { aboveId: place.nodeId } } } }
}

const LIKE_DAYS = 90

/** Others of the service at the place, begun in the days before this one or after it; none where the viewer may not read this one, so that
 *  nobody learns from the answer what it is. */
async function othersLike(
  id: string,
  { services, viewer }: GraphqlContext,
): Promise<Prisma.InstanceWhereInput & { readonly definitionId?: string }> {
  const found = isInstanceId(id)
    ? await services.prisma.instance.findFirst({
        where: { AND: [{ id }, readableInstances(viewer)] },
        select: { definitionId: true, nodeId: true, startedAt: true },
      })
    : null
  if (found === null) return { id: { in: [] } }
  const { definitionId, nodeId, startedAt } = found
  const from = new Date(startedAt.getTime() - LIKE_DAYS * 24 * 60 * 60 * 1000)
  return { definitionId, nodeId, startedAt: { gte: from }, id: { not: id } }
}

interface VersionKey {
  readonly definitionId: string
  readonly versionNumber: number
}
type SnapshotRow = { readonly body: string } | null

function versionOf({ definitionId, versionNumber }: VersionKey, context: GraphqlContext) {
  return context.services.versions.get(context.tenantId, definitionId, versionNumber)
}

async function availableEvents(
  instance: VersionKey & {
    readonly snapshot: SnapshotRow
    readonly initiatorId: string | null
    readonly endedAt: Date | null
  },
  _args: object,
  context: GraphqlContext,
): Promise<AvailableEvent[]> {
  const { viewer, locale } = context
  if (viewer === null || instance.endedAt !== null) return []
  const { definition, states } = await versionOf(instance, context)
  const position = snapshotOf(instance.snapshot)?.position ?? []
  const listened = listenedEvents(definition, states, position)
  const actor = actorOf(viewer)
  return Object.entries(definition.events)
    .filter(([type, event]) => listened.has(type) && maySend(event, actor, instance.initiatorId))
    .map(([type, event]) => ({ type, title: textIn(event.title, locale), form: eventForm(event) }))
}
