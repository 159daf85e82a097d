import { LinliError } from '@linli/schemas/linli-error'
import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { officialOnly } from '../../access/viewer.ts'
import { builder } from '../../graphql/builder.ts'
import type { GraphqlContext } from '../../graphql/context.ts'
import { bookMessage, orRefusal, RefusalType } from '../../graphql/user-errors.ts'
import { changeOrg } from '../../org/change-org.ts'
import { POST_TITLES } from '../../reading/post-titles.ts'
import { today } from '../../reading/today.ts'
import { parseDay } from '../change-posts.ts'
import { SavePersonResult, saved } from '../people.mutations.ts'
import { loadPerson, type Person } from '../people-store.ts'
import { PersonType } from '../person.graphql.ts'
import { titleOfTask } from '../task-title.ts'
import { type HandedPost, handOverPosts } from './hand-over-posts.ts'
import { findHeldTasks, type HandedTask, handOverTasks } from './hand-over-tasks.ts'
import { endLeave, parseReason, recordLeave } from './record-leave.ts'

interface HandedItem {
  readonly what: 'post' | 'task'
  readonly title: string
  /** Of the case; null for a post. */
  readonly number: string | null
  readonly problem: string | null
}
const HandedItemType = builder.objectRef<HandedItem>('HandedItem').implement({
  fields: (t) => ({
    what: t.exposeString('what', { description: 'post or task.' }),
    title: t.exposeString('title'),
    number: t.exposeString('number', { nullable: true, description: 'Of the case of a task.' }),
    problem: t.exposeString('problem', {
      nullable: true,
      description: 'Why it was not handed over, in a sentence; null where it was.',
    }),
  }),
})

interface HandedOver {
  readonly kind: 'HandedOver'
  readonly person: Person
  readonly items: readonly HandedItem[]
  readonly left: number
}
const HandedOverType = builder.objectRef<HandedOver>('HandedOver').implement({
  fields: (t) => ({
    person: t.expose('person', { type: PersonType }),
    items: t.field({ type: [HandedItemType], resolve: ({ items }) => [...items] }),
    left: t.exposeInt('left', {
      description: 'Open tasks that are still hers, in the viewer’s part of the street.',
    }),
  }),
})
const HandOverResult = builder.unionType('HandOverResult', {
  types: [HandedOverType, RefusalType],
  resolveType: (value) => value.kind,
})

const RecordLeaveInput = builder.inputType('RecordLeaveInput', {
  fields: (t) => ({
    personId: t.id({ required: true }),
    fromDay: t.string({ required: true, description: 'YYYY-MM-DD' }),
    untilDay: t.string({
      required: true,
      description: 'YYYY-MM-DD, the first day on which she is back.',
    }),
    reason: t.string({ required: true }),
    standInId: t.id({ description: 'Has her posts too meanwhile; null for nobody.' }),
    handOverTasks: t.boolean({
      required: true,
      description:
        'Gives the open tasks that are hers in the viewer’s part of the street to the stand-in, at most two hundred.',
    }),
  }),
})
const HandOverInput = builder.inputType('HandOverInput', {
  fields: (t) => ({
    personId: t.id({ required: true }),
    toId: t.id({ required: true }),
    day: t.string({
      required: true,
      description: 'YYYY-MM-DD, the first day on which her posts are the other’s.',
    }),
  }),
})
const EndLeaveInput = builder.inputType('EndLeaveInput', {
  fields: (t) => ({
    leaveId: t.id({ required: true }),
    untilDay: t.string({
      required: true,
      description:
        'YYYY-MM-DD, the first day on which she is back; the day it began takes it back.',
    }),
  }),
})

builder.mutationFields((t) => ({
  recordLeave: t.field({
    type: HandOverResult,
    description:
      'Officials only. 请假：from the first day on her posts are her stand-in’s too, and new tasks go to others where there are any.',
    args: { input: t.arg({ type: RecordLeaveInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(context, async () => {
        const { services, viewer } = context
        const official = officialOnly(viewer)
        const { personId: accountId, standInId = null } = input
        await changeOrg(services.pool, official, (change) =>
          recordLeave(change, {
            ...{ accountId, standInId },
            ...{ fromDay: wantedDay(input.fromDay), untilDay: wantedDay(input.untilDay) },
            reason: parseReason(input.reason),
          }),
        )
        const isHandingOver = input.handOverTasks && standInId !== null
        const tasks = isHandingOver
          ? await handOverTasks(services, {
              ...{ official, accountId, toId: standInId },
              reason: textIn(FOR_LEAVE, context.locale),
            })
          : []
        return handedOver(context, { accountId, posts: [], tasks })
      }),
  }),
  endLeave: t.field({
    type: SavePersonResult,
    description: 'Officials only. 销假：sets when she is back.',
    args: { input: t.arg({ type: EndLeaveInput, required: true }) },
    resolve: (_root, { input }, context) =>
      saved(context, (change) => endLeave(change, input.leaveId, wantedDay(input.untilDay))),
  }),
  handOver: t.field({
    type: HandOverResult,
    description:
      'Officials only. 离职交接：her posts end and go on as the other’s, and her open tasks in the viewer’s part of the street are the other’s, at most two hundred at once.',
    args: { input: t.arg({ type: HandOverInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(context, async () => {
        const { services, viewer } = context
        const official = officialOnly(viewer)
        const { personId: accountId, toId } = input
        const day = wantedDay(input.day)
        const posts = await changeOrg(services.pool, official, (change) =>
          handOverPosts(change, { accountId, toId, day }),
        )
        const reason = textIn(FOR_GOOD, context.locale)
        const tasks = await handOverTasks(services, { official, accountId, toId, reason })
        return handedOver(context, { accountId, posts, tasks })
      }),
  }),
}))

// The case tells that somebody handed on; why she is away is nobody's business there.
const FOR_LEAVE = { 'zh-CN': '请假交接', en: 'Handed over for a leave' }
const FOR_GOOD = { 'zh-CN': '离任交接', en: 'Handed over for good' }

/** Throws `post.bad-days`. */
function wantedDay(text: string): string {
  const day = parseDay(text)
  if (day !== null) return day
  throw new LinliError('leave.bad-days', 'A day is missing.')
}

interface Handed {
  readonly accountId: string
  readonly posts: readonly HandedPost[]
  readonly tasks: readonly HandedTask[]
}

async function handedOver(
  context: GraphqlContext,
  { accountId, posts, tasks }: Handed,
): Promise<HandedOver> {
  const { services, tenantId, locale } = context
  const left = await findHeldTasks(services.pool, officialOnly(context.viewer), accountId)
  const items = [
    ...posts.map(({ post, refusal }) => ({
      ...{ what: 'post' as const, number: null, problem: problemOf(refusal, locale) },
      title: `${post.nodeName} · ${textIn(POST_TITLES[post.post] ?? { 'zh-CN': post.post }, locale)}`,
    })),
    ...(await Promise.all(
      tasks.map(async ({ task, refusal }) => ({
        ...{ what: 'task' as const, number: task.number, problem: problemOf(refusal, locale) },
        title: await titleOfTask(context, task),
      })),
    )),
  ]
  const question = { tenantId, id: accountId, day: today(services) }
  const person = await loadPerson(services.pool, question)
  return { kind: 'HandedOver', person, items, left: left.count }
}

function problemOf(refusal: LinliError | null, locale: Locale): string | null {
  return refusal === null ? null : bookMessage(refusal, locale)
}
