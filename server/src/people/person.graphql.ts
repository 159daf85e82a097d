import { maskPhone } from '@linli/runtime/core'
import { textIn } from '@linli/schemas/locale-text'
import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import { below, isAtOrBelow } from '../org/below.ts'
import { changesOf, OrgChangeType } from '../org/changes.graphql.ts'
import { isHers } from '../org/own-part.ts'
import { placeName } from '../reading/place.ts'
import { POST_TITLES } from '../reading/post-titles.ts'
import { today } from '../reading/today.ts'
import { parseDay } from './change-posts.ts'
import { findHeldTasks } from './leave/hand-over-tasks.ts'
import { HeldTasksType, LeaveType, nameOf } from './leave/leave.graphql.ts'
import { type NamedIn, namedIn } from './named-in.ts'
import {
  findHoldings,
  findPeople,
  findPerson,
  type HeldPost,
  heldKeys,
  type Person,
} from './people-store.ts'
import { servicePosts } from './service-posts.ts'
import { titleOfTask } from './task-title.ts'
import { type OnlyHers, tasksOnlyHers } from './tasks-only-hers.ts'

const PAGE = 50

const DAY = 'Day of the city, YYYY-MM-DD.'

export const HeldPostType = builder.objectRef<HeldPost>('HeldPost').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    accountId: t.exposeID('accountId'),
    name: t.string({
      description: 'Whose it is.',
      resolve: async ({ accountId }, _args, { accounts }) =>
        (await accounts.load(accountId))?.name ?? accountId,
    }),
    nodeId: t.exposeID('nodeId'),
    nodeName: t.exposeString('nodeName'),
    place: t.string({
      resolve: async ({ nodeId, nodeName }, _args, { services, tenantId }) =>
        placeName(await services.directory.org(tenantId), nodeId) || nodeName,
    }),
    post: t.exposeString('post'),
    kind: t.exposeString('kind', { description: 'primary, concurrent, acting or substitute.' }),
    validFrom: t.exposeString('validFrom', {
      nullable: true,
      description: `${DAY} Null from ever.`,
    }),
    validUntil: t.exposeString('validUntil', {
      nullable: true,
      description: `${DAY} The first on which it counts no more; null for ever.`,
    }),
    standsInFor: t.string({
      nullable: true,
      description: 'Name of who is on leave, where the post is a stand-in’s for these days.',
      resolve: ({ forId }, _args, context) => nameOf(forId, context),
    }),
    isDuty: t.exposeBoolean('isDuty', {
      description: 'She is on duty by a roster: it ends with the shift.',
    }),
    isValid: t.exposeBoolean('isValid', { description: 'Whether it counts on the day asked for.' }),
    mayEnd: t.boolean({
      description:
        'It was given to her, not for a leave or a shift, at a node of the official who asks.',
      resolve: async ({ nodeId, forId, isDuty }, _args, { services, viewer }) => {
        const { tenantId, scope } = officialOnly(viewer)
        if (forId !== null || isDuty) return false
        return (
          scope === null ||
          isAtOrBelow((await services.directory.org(tenantId)).nodes, nodeId, scope)
        )
      },
    }),
  }),
})

const OnlyHersType = builder.objectRef<OnlyHers>('TasksOnlyHers').implement({
  fields: (t) => ({
    count: t.exposeInt('count'),
    tasks: t.field({
      type: [
        builder.objectRef<OnlyHers['tasks'][number]>('TaskOnlyHers').implement({
          fields: (f) => ({
            instanceId: f.exposeID('instanceId'),
            number: f.exposeString('number'),
            title: f.string({
              resolve: (task, _args, context) => titleOfTask(context, task),
            }),
          }),
        }),
      ],
      description: 'The most urgent first, at most twenty.',
      resolve: ({ tasks }) => [...tasks],
    }),
  }),
})

const NamedInType = builder.objectRef<NamedIn>('NamedIn').implement({
  fields: (t) => ({
    definitionId: t.exposeID('definitionId'),
    service: t.string({ resolve: ({ service }, _args, { locale }) => textIn(service, locale) }),
    task: t.string({ resolve: ({ task }, _args, { locale }) => textIn(task, locale) }),
  }),
})

export const PersonType = builder.objectRef<Person>('Person').implement({
  description: 'A member of staff, for officials.',
  fields: (t) => ({
    id: t.exposeID('id'),
    role: t.exposeString('role'),
    name: t.exposeString('name'),
    login: t.exposeString('login', { nullable: true }),
    maskedPhone: t.string({
      nullable: true,
      resolve: ({ phone }) => (phone === null ? null : maskPhone(phone)),
    }),
    isDisabled: t.boolean({ resolve: ({ disabledAt }) => disabledAt !== null }),
    mayChange: t.boolean({
      description:
        'All her posts lie in the part of the official who asks, or that one is of the whole street.',
      resolve: ({ id }, _args, { services, viewer }) => {
        const { tenantId, scope: part } = officialOnly(viewer)
        return isHers({ client: services.pool, tenantId, part }, id)
      },
    }),
    posts: t.field({
      type: [HeldPostType],
      description: 'Oldest first, those that ended too, and those that she has as a stand-in.',
      resolve: ({ posts }) => [...posts],
    }),
    leaves: t.field({
      type: [LeaveType],
      description: 'Newest first, later ones too.',
      resolve: ({ leaves }) => [...leaves],
    }),
    heldTasks: t.field({
      type: HeldTasksType,
      description:
        'Open tasks that she holds or that were given to her by name, in the viewer’s part of the street.',
      resolve: ({ id }, _args, { services, viewer }) =>
        findHeldTasks(services.pool, officialOnly(viewer), id),
    }),
    onlyHers: t.field({
      type: OnlyHersType,
      description: 'Open tasks that nobody else can do, in the viewer’s part of the street.',
      resolve: ({ id }, _args, { services, viewer }) =>
        tasksOnlyHers(services.pool, officialOnly(viewer), { accountId: id, day: today(services) }),
    }),
    namedIn: t.field({
      type: [NamedInType],
      description: 'Tasks of published services that ask her by name.',
      resolve: ({ id }, _args, { services, tenantId }) => namedIn(services, tenantId, id),
    }),
    changes: t.field({
      type: [OrgChangeType],
      description: 'Newest first, at most fifty.',
      resolve: ({ id }, _args, context) => changesOf(`account:${id}`, context),
    }),
  }),
})

interface PeoplePage {
  readonly total: number
  readonly people: readonly Person[]
}
const PeoplePageType = builder.objectRef<PeoplePage>('PeoplePage').implement({
  fields: (t) => ({
    total: t.exposeInt('total'),
    people: t.field({ type: [PersonType], resolve: ({ people }) => [...people] }),
  }),
})

builder.queryFields((t) => ({
  people: t.field({
    type: PeoplePageType,
    description: 'Officials only. Staff by name, fifty at a time.',
    args: {
      text: t.arg.string({
        defaultValue: '',
        description: 'Part of the name or login, or the last digits of the phone.',
      }),
      nodeId: t.arg.id({ description: 'Only who holds a post there or below, today.' }),
      post: t.arg.string({ description: 'Only who holds it today.' }),
      isDisabled: t.arg.boolean(),
      skip: t.arg.int({ defaultValue: 0 }),
    },
    resolve: async (_root, { text, nodeId, post, isDisabled, skip }, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      const { nodes } = await services.directory.org(tenantId)
      return findPeople(services.pool, {
        ...{ tenantId, day: today(services), text: (text ?? '').slice(0, 100) },
        nodeIds: nodeId == null ? null : below(nodes, String(nodeId)),
        ...{ post: post ?? null, isDisabled: isDisabled ?? null },
        ...{ skip: Math.min(1_000_000, Math.max(0, skip ?? 0)), take: PAGE },
      })
    },
  }),
  person: t.field({
    type: PersonType,
    nullable: true,
    description: 'Officials only.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      return findPerson(services.pool, { tenantId, id, day: today(services) })
    },
  }),
  holdingsAt: t.field({
    type: [HeldPostType],
    description:
      'Officials only. Who of the staff held a post at the node on that day, by the posts as they are recorded now.',
    args: {
      nodeId: t.arg.id({ required: true }),
      date: t.arg.string({ required: true, description: DAY }),
    },
    resolve: (_root, { nodeId, date }, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      return findHoldings(services.pool, {
        tenantId,
        nodeId,
        day: parseDay(date) ?? today(services),
      })
    },
  }),
  postChoices: t.stringList({
    description:
      'Officials only. Keys of posts: the usual ones, those that published services name, and those that are held.',
    resolve: async (_root, _args, context) => {
      const { tenantId } = officialOnly(context.viewer)
      const named = await servicePosts(context.services, tenantId)
      const held = await heldKeys(context.services.pool, tenantId)
      return [...new Set([...Object.keys(POST_TITLES), ...named, ...held])]
    },
  }),
}))
