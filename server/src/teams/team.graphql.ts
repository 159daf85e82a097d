import { LinliError } from '@linli/schemas/linli-error'
import { officialOnly } from '../access/viewer.ts'
import { DutyShiftType, daysToInstants } from '../duty/duty.graphql.ts'
import { GAP_DAYS, isKept, type Span, uncovered } from '../duty/duty-gaps.ts'
import { findShifts } from '../duty/duty-store.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { changesOf, OrgChangeType } from '../org/changes.graphql.ts'
import { isInPart } from '../org/own-part.ts'
import { findGivenPosts } from '../people/people-store.ts'
import { HeldPostType } from '../people/person.graphql.ts'
import { placeName } from '../reading/place.ts'
import { today } from '../reading/today.ts'
import type { DaySegment } from './day-segments.ts'
import { findTeams, type StoredTeam } from './team-store.ts'

const DAY_MS = 24 * 3_600_000
const MOST_DAYS = 62
/** Who may step in, so that one who does not answer is not the last. */
const SUBSTITUTES = 2

const DaySegmentType = builder.objectRef<DaySegment>('DaySegment').implement({
  fields: (t) => ({
    from: t.exposeString('from', { description: 'HH:MM' }),
    until: t.exposeString('until', { description: 'HH:MM' }),
  }),
})

const DutyGapType = builder.objectRef<Span>('DutyGap').implement({
  fields: (t) => ({
    fromAt: t.field({ type: 'DateTime', resolve: ({ fromAt }) => new Date(fromAt) }),
    untilAt: t.field({ type: 'DateTime', resolve: ({ untilAt }) => new Date(untilAt) }),
  }),
})

export const TeamType = builder.objectRef<StoredTeam>('Team').implement({
  description: 'People who act together at a node of their own, for officials.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Of its node in the tree.' }),
    parentId: t.exposeID('parentId', { nullable: true }),
    place: t.string({
      description: 'Where it acts, in words.',
      resolve: async ({ parentId }, _args, { services, tenantId }) =>
        parentId === null ? '' : placeName(await services.directory.org(tenantId), parentId),
    }),
    name: t.exposeString('name'),
    kind: t.exposeString('kind', { description: 'What definitions call such teams.' }),
    hours: t.field({
      type: [DaySegmentType],
      description: 'In which new tasks go to it; none for always.',
      resolve: ({ hours }) => [...hours],
    }),
    isExternal: t.exposeBoolean('isExternal'),
    agreementUntil: t.exposeString('agreementUntil', {
      nullable: true,
      description: 'Day of the city, YYYY-MM-DD, from which posts at it count no more.',
    }),
    agreementDays: t.exposeInt('agreementDays', {
      nullable: true,
      description: 'Days until then; 0 and less where the agreement has ended.',
    }),
    hasRoster: t.exposeBoolean('hasRoster', {
      description: 'Somebody should be on duty in its hours, so that a gap is told.',
    }),
    isClosed: t.exposeBoolean('isClosed'),
    mayChange: t.boolean({
      description: 'It is in the part of the official who asks, or she is of the whole street.',
      resolve: ({ id }, _args, { services, viewer }) => {
        const { tenantId, scope: part } = officialOnly(viewer)
        return isInPart({ client: services.pool, tenantId, part }, [id])
      },
    }),
    peopleCount: t.exposeInt('peopleCount', {
      description: 'Staff who hold a post at it today.',
    }),
    posts: t.field({
      type: [HeldPostType],
      description: 'Oldest first, those that ended too.',
      resolve: ({ id }, _args, { services, tenantId }) =>
        findGivenPosts(services.pool, { tenantId, nodeId: id, day: today(services) }),
    }),
    shifts: t.field({
      type: [DutyShiftType],
      description: 'Those that touch these days, in their order.',
      args: {
        fromDay: t.arg.string({ required: true, description: 'YYYY-MM-DD' }),
        untilDay: t.arg.string({
          required: true,
          description: `YYYY-MM-DD, the first day that is not asked for; at most ${MOST_DAYS} days.`,
        }),
      },
      resolve: ({ id }, { fromDay, untilDay }, { services, tenantId }) => {
        const span = daysToInstants(fromDay, untilDay)
        const days = (span.untilAt.getTime() - span.fromAt.getTime()) / DAY_MS
        if (!(days > 0 && days <= MOST_DAYS))
          throw new LinliError('request.invalid', `Ask for 1 to ${MOST_DAYS} days.`)
        return findShifts(services.pool, { tenantId, nodeId: id, ...span })
      },
    }),
    gaps: t.field({
      type: [DutyGapType],
      description: `When within the next ${GAP_DAYS} days nobody is on duty although somebody should: there is no shift, or all its people are away or disabled.`,
      resolve: async (team, _args, context) => {
        if (!isKept(team)) return []
        return uncovered(await nextShifts(team, context), team.hours, nextDays(context))
      },
    }),
    thinShifts: t.int({
      description: `Shifts within the next ${GAP_DAYS} days with fewer than ${SUBSTITUTES} who step in, not counting who is away.`,
      resolve: async (team, _args, context) => {
        if (!isKept(team)) return 0
        const shifts = await nextShifts(team, context)
        const isThere = (person: { readonly isAway: boolean; readonly isDisabled: boolean }) =>
          !(person.isAway || person.isDisabled)
        return shifts.filter(({ people }) => people.filter(isThere).length <= SUBSTITUTES).length
      },
    }),
    changes: t.field({
      type: [OrgChangeType],
      description: 'Newest first, at most fifty.',
      resolve: ({ id }, _args, context) => changesOf(`org-node:${id}`, context),
    }),
  }),
})

function nextDays({ services }: GraphqlContext): Span {
  const now = services.clock.now()
  return { fromAt: now, untilAt: now + GAP_DAYS * DAY_MS }
}

function nextShifts({ id }: StoredTeam, context: GraphqlContext) {
  const { fromAt, untilAt } = nextDays(context)
  return findShifts(context.services.pool, {
    ...{ tenantId: context.tenantId, nodeId: id },
    ...{ fromAt: new Date(fromAt), untilAt: new Date(untilAt) },
  })
}

builder.queryFields((t) => ({
  teams: t.field({
    type: [TeamType],
    description: 'Officials only. In the order of the tree, closed ones too.',
    resolve: (_root, _args, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      return findTeams(services.pool, { tenantId, day: today(services), id: null })
    },
  }),
  team: t.field({
    type: TeamType,
    nullable: true,
    description: 'Officials only.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      return (await findTeams(services.pool, { tenantId, day: today(services), id }))[0] ?? null
    },
  }),
}))
