import type { Seen } from '@linli/runtime/core'
import { clockText, describeAssignment, seenAnswers } from '@linli/runtime/core'
import type { TaskDefinition } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import { textIn } from '@linli/schemas/locale-text'
import type { Assignment } from '@linli/schemas/snapshot'
import {
  askedTasks,
  completedTasks,
  ownOpenTasks,
  poolTasks,
  readableTasks,
  teamTasks,
} from '../access/readable.ts'
import { signedIn } from '../access/viewer.ts'
import { partsShown } from '../audit/personal-reads.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { AccountRef } from '../graphql/refs.ts'
import { POST_TITLES } from '../reading/post-titles.ts'
import { sightIn } from '../reading/sight-in.ts'
import { snapshotOf } from '../reading/snapshot-of.ts'
import type { PublishedVersion } from '../reading/versions.ts'
import { questionOutcomes, questionTitle } from './question.graphql.ts'
import { taskForm } from './task-form.ts'

const definedBy = {
  name: true,
  instance: { select: { definitionId: true, versionNumber: true } },
} as const

const answeredBy = {
  ...{ name: true, answers: true, completedBy: true, questionKind: true },
  instance: { select: { id: true, initiatorId: true, definitionId: true, versionNumber: true } },
} as const

const askedOf = {
  ...{ name: true, state: true, questionKind: true },
  instance: { select: { id: true, initiatorId: true, definitionId: true, versionNumber: true } },
} as const

export const OutcomeType = builder
  .objectRef<{ readonly id: string; readonly title: string; readonly tone: string | null }>(
    'Outcome',
  )
  .implement({
    fields: (t) => ({
      id: t.exposeString('id'),
      title: t.exposeString('title'),
      tone: t.exposeString('tone', { nullable: true, description: '`primary` or `danger`' }),
    }),
  })

const TaskNode = builder.prismaNode('Task', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, context) => ({
    tenantId_id: { tenantId: context.tenantId, id },
    AND: [readableTasks(context.viewer)],
  }),
  fields: (t) => ({
    name: t.exposeString('name'),
    title: t.string({
      select: { ...definedBy, questionKind: true },
      resolve: async (task, _args, context) => {
        const { definition } = await defined(task, context)
        const title =
          definition === undefined ? task.name : textIn(definition.title, context.locale)
        const { questionKind } = task
        return questionKind === null ? title : questionTitle(questionKind, title, context.locale)
      },
    }),
    instructions: t.string({
      nullable: true,
      select: { ...definedBy, questionKind: true },
      resolve: async (task, _args, context) => {
        if (task.questionKind !== null) return null
        const instructions = (await defined(task, context)).definition?.instructions
        return instructions === undefined ? null : textIn(instructions, context.locale)
      },
    }),
    state: t.exposeString('state', { description: '`open`, `completed` or `cancelled`' }),
    urgent: t.exposeBoolean('urgent'),
    openedAt: t.expose('openedAt', { type: 'DateTime' }),
    dueAt: t.expose('dueAt', { type: 'DateTime', nullable: true }),
    dueFromClaim: t.string({
      nullable: true,
      description: 'How long there is once somebody claims it, of a task whose time has not begun.',
      select: { ...definedBy, instanceId: true, state: true, dueAt: true, questionKind: true },
      resolve: (task, _args, context) => timeFromClaim(task, context),
    }),
    closedAt: t.expose('closedAt', { type: 'DateTime', nullable: true }),
    holder: t.field({
      type: AccountRef,
      nullable: true,
      select: { holderId: true },
      resolve: ({ holderId }, _args, { accounts }) =>
        holderId === null ? null : accounts.load(holderId),
    }),
    mine: t.boolean({
      description: 'The viewer holds it.',
      select: { holderId: true },
      resolve: ({ holderId }, _args, { viewer }) =>
        viewer !== null && holderId === viewer.accountId,
    }),
    why: t.string({
      description: 'Why it went where it went, in a sentence.',
      select: { ...definedBy, why: true },
      resolve: async (task, _args, context) => {
        const { version } = await defined(task, context)
        // The core wrote it when it decided.
        const why = JSON.parse(task.why) as Assignment['why']
        const sentence = describeAssignment(version.definition, { why }, POST_TITLES)
        return textIn(sentence, context.locale)
      },
    }),
    form: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'The pinned form (`FormDefinition` of `linli/1`) as the task asks it: without what it hides, with what it shows of the case; null where the outcome alone is the answer.',
      select: askedOf,
      resolve: async (task, _args, context) => {
        if (task.questionKind !== null) return null
        const { version } = await defined(task, context)
        return taskForm(task, version, context)
      },
    }),
    hasForm: t.boolean({
      description: 'Whether it asks for more than an outcome.',
      select: { ...definedBy, questionKind: true },
      resolve: async (task, _args, context) =>
        task.questionKind !== null || (await defined(task, context)).definition?.form !== undefined,
    }),
    outcomes: t.field({
      type: [OutcomeType],
      select: { ...definedBy, questionKind: true },
      resolve: async (task, _args, context) => {
        const { questionKind } = task
        if (questionKind !== null) return questionOutcomes(questionKind, context.locale)
        const { definition } = await defined(task, context)
        return Object.entries(definition?.outcomes ?? {}).map(([id, outcome]) => ({
          id,
          title: textIn(outcome.title, context.locale),
          tone: outcome.tone ?? null,
        }))
      },
    }),
    outcome: t.exposeString('outcome', { nullable: true }),
    answers: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Personal data as the viewer sees it.',
      select: answeredBy,
      resolve: async (task, _args, context) => {
        const { answers, instance } = task
        if (answers === null) return null
        const { services, viewer } = context
        const parts = partsShown([{ form: null, answers }], instance.initiatorId)
        await services.personalReads.note({ viewer, instance, parts })
        return (await seenOf(task, JSON.parse(answers) as JsonObject, context)).answers
      },
    }),
    masked: t.stringList({
      description: 'JSON Pointers of what is masked in the answers.',
      select: answeredBy,
      resolve: async (task, _args, context) => {
        if (task.answers === null) return []
        const { masked } = await seenOf(task, JSON.parse(task.answers) as JsonObject, context)
        return [...masked]
      },
    }),
    completedBy: t.field({
      type: AccountRef,
      nullable: true,
      select: { completedBy: true },
      resolve: ({ completedBy }, _args, { accounts }) =>
        completedBy === null ? null : accounts.load(completedBy),
    }),
    instance: t.relation('instance'),
  }),
})

const TaskConnection = builder.connectionObject(
  { type: TaskNode, name: 'TaskConnection' },
  { name: 'TaskEdge' },
)

const WHOSE = {
  MINE: ownOpenTasks,
  POOL: poolTasks,
  DONE: completedTasks,
  ASKED: askedTasks,
  TEAM: teamTasks,
} as const

const TaskFilter = builder.enumType('TaskFilter', {
  values: ['MINE', 'POOL', 'DONE', 'ASKED', 'TEAM'] as const,
})

builder.queryFields((t) => ({
  task: t.prismaField({
    type: 'Task',
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _root, { id }, { services, viewer }) =>
      services.prisma.task.findFirst({ ...query, where: { AND: [{ id }, readableTasks(viewer)] } }),
  }),
  tasks: t.prismaConnection(
    {
      type: 'Task',
      cursor: 'tenantId_id',
      maxSize: 100,
      description:
        'Urgent ones first, then by deadline, then by age; finished ones newest first. `ASKED`: with others, of whom the viewer asked something beside a task or to whom she delegated one. `TEAM`: of her own pools, held by colleagues.',
      args: { filter: t.arg({ type: TaskFilter, required: true }) },
      resolve: (query, _root, { filter }, { services, viewer }) => {
        const who = signedIn(viewer)
        const where = WHOSE[filter](who)
        return services.prisma.task.findMany({
          ...query,
          where,
          orderBy:
            filter === 'DONE'
              ? [{ closedAt: 'desc' }, { id: 'asc' }]
              : [
                  { urgent: 'desc' },
                  { dueAt: { sort: 'asc', nulls: 'last' } },
                  { openedAt: 'asc' },
                  { id: 'asc' },
                ],
        })
      },
    },
    TaskConnection,
  ),
}))

/** Who started the case sees what she answered herself. */
async function seenOf(
  task: DefinedTask & {
    readonly completedBy: string | null
    readonly questionKind: string | null
    readonly instance: { readonly id: string; readonly initiatorId: string | null }
  },
  answers: JsonObject,
  context: GraphqlContext,
): Promise<Seen> {
  // What was said about a question is no answer of a form.
  if (task.questionKind !== null) return { answers, masked: [] }
  const { version, definition } = await defined(task, context)
  const own = context.viewer?.accountId
  if (task.completedBy === own && task.instance.initiatorId === own) return { answers, masked: [] }
  const owner = definition?.form
  const schema = owner === undefined ? undefined : version.definition.forms[owner]?.schema
  if (owner === undefined || schema === undefined) return { answers, masked: [] }
  const owned = { owner, schema, marks: version.marks }
  return seenAnswers(answers, owned, await sightIn(task.instance, version, context))
}

interface DefinedTask {
  readonly name: string
  readonly instance: { readonly definitionId: string; readonly versionNumber: number }
}

interface DueTask {
  readonly name: string
  readonly instance: { readonly definitionId: string; readonly versionNumber: number }
  readonly instanceId: string
  readonly state: string
  readonly dueAt: Date | null
  readonly questionKind: string | null
}

/** Only where the definition lets a timer begin at the claim, the snapshot is asked whether it has. */
async function timeFromClaim(task: DueTask, context: GraphqlContext): Promise<string | null> {
  if (task.state !== 'open' || task.dueAt !== null || task.questionKind !== null) return null
  const { version, definition } = await defined(task, context)
  const { timers } = version.definition
  const due = definition?.due
  const timer = due !== undefined && Object.hasOwn(timers, due) ? timers[due] : undefined
  if (timer === undefined || timer.clock === 'share' || timer.from !== 'claim') return null
  const { services, tenantId, locale } = context
  const row = await services.prisma.instanceSnapshot.findUnique({
    where: { tenantId_instanceId: { tenantId, instanceId: task.instanceId } },
    select: { body: true },
  })
  const awaits = snapshotOf(row)?.paused?.some((each) => each.name === due && each.awaits)
  const [zh, en] = clockText(timer)
  return awaits ? textIn({ 'zh-CN': zh, en }, locale) : null
}

async function defined(
  { name, instance }: DefinedTask,
  { services, tenantId }: GraphqlContext,
): Promise<{ version: PublishedVersion; definition: TaskDefinition | undefined }> {
  const { definitionId, versionNumber } = instance
  const version = await services.versions.get(tenantId, definitionId, versionNumber)
  return { version, definition: version.definition.tasks[name] }
}
