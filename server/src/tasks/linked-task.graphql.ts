import type { FormDefinition } from '@linli/schemas/form-definition'
import { LinliError } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import type { Actor } from '@linli/schemas/org'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { objectOnly } from '../graphql/object-only.ts'
import { InvalidSubmissionType, orProblems, RefusalType } from '../graphql/user-errors.ts'
import type { PublishedVersion } from '../reading/versions.ts'
import { OutcomeType } from './task.graphql.ts'

interface LinkedTask {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly isOpen: boolean
  readonly isDone: boolean
  readonly assigneeId: string
  readonly version: PublishedVersion
}

const LinkedTaskType = builder.objectRef<LinkedTask>('LinkedTask').implement({
  description:
    'What whoever has the link of a text message is asked: the questions, and nothing that anybody answered.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Of the case.' }),
    service: t.string({
      resolve: ({ version }, _args, { locale }) => textIn(version.definition.title, locale),
    }),
    title: t.string({
      resolve: ({ version, name }, _args, { locale }) => {
        const task = version.definition.tasks[name]
        return task === undefined ? name : textIn(task.title, locale)
      },
    }),
    isOpen: t.exposeBoolean('isOpen'),
    isDone: t.exposeBoolean('isDone', { description: 'Somebody has answered it.' }),
    form: t.field({
      type: 'JSON',
      nullable: true,
      description: '`FormDefinition` of `linli/1`; null where the outcome alone is the answer.',
      resolve: (task) => formOf(task),
    }),
    outcomes: t.field({
      type: [OutcomeType],
      resolve: ({ version, name }, _args, { locale }) =>
        Object.entries(version.definition.tasks[name]?.outcomes ?? {}).map(
          ([id, { title, tone }]) => ({ id, title: textIn(title, locale), tone: tone ?? null }),
        ),
    }),
  }),
})

interface DoneShape {
  readonly kind: 'LinkedTaskDone'
  readonly number: string
}
const DoneType = builder
  .objectRef<DoneShape>('LinkedTaskDone')
  .implement({ fields: (t) => ({ number: t.exposeString('number') }) })
const LinkedTaskResult = builder.unionType('LinkedTaskResult', {
  types: [DoneType, InvalidSubmissionType, RefusalType],
  resolveType: (value) => value.kind,
})

builder.queryField('linkedTask', (t) =>
  t.field({
    type: LinkedTaskType,
    nullable: true,
    description:
      'By the last part of an address that we sent to whoever started a case. Null for any other.',
    args: { token: t.arg.string({ required: true }) },
    resolve: (_root, { token }, context) => {
      context.services.limits.trackPerAddress.take(context.address)
      return findLinked(token, context)
    },
  }),
)

const CompleteLinkedInput = builder.inputType('CompleteLinkedTaskInput', {
  fields: (t) => ({
    token: t.string({ required: true }),
    outcome: t.string({ required: true }),
    answers: t.field({ type: 'JSON', required: true }),
    key: t.string({
      required: true,
      description: 'UUID made by the client; repeated, it gives the first answer',
    }),
  }),
})

builder.mutationField('completeLinkedTask', (t) =>
  t.field({
    type: LinkedTaskResult,
    description: 'Without signing in, once: whoever has the link speaks for whom it was sent to.',
    args: { input: t.arg({ type: CompleteLinkedInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orProblems(context, async (): Promise<DoneShape> => {
        const { services, tenantId, address } = context
        services.limits.trackPerAddress.take(address)
        const task = await findLinked(input.token, context)
        if (task === null) throw new LinliError('task.not-found', 'No task has this link.')
        const { outcome, key } = input
        await services.engine.complete({
          ...{ tenantId, taskId: task.id, outcome, key, answers: objectOnly(input.answers) },
          actor: await actorFor(task, context),
        })
        return { kind: 'LinkedTaskDone', number: task.number }
      }),
  }),
)

/** A link is of a task that a notice of its version opens, and of whom that waits for: no other task is ever done by one. */
async function findLinked(
  token: string,
  { services, tenantId }: GraphqlContext,
): Promise<LinkedTask | null> {
  const id = services.taskLinks.taskOf(tenantId, token)
  if (id === null) return null
  const row = await services.prisma.task.findUnique({
    where: { tenantId_id: { tenantId, id } },
    select: {
      ...{ name: true, state: true, assigneeId: true, holderId: true },
      instance: {
        select: { number: true, definitionId: true, versionNumber: true, erasedAt: true },
      },
    },
  })
  if (row === null || row.assigneeId === null || row.instance.erasedAt !== null) return null
  const { number, definitionId, versionNumber } = row.instance
  const version = await services.versions.get(tenantId, definitionId, versionNumber)
  const isOpened = Object.values(version.definition.notices).some(({ opens }) => opens === row.name)
  if (!isOpened) return null
  const { name, state, assigneeId } = row
  return {
    ...{ id, number, name, assigneeId, version },
    ...{ isOpen: state === 'open', isDone: state === 'completed' },
  }
}

function formOf({ version, name }: LinkedTask): FormDefinition | null {
  const { tasks, forms } = version.definition
  const form = tasks[name]?.form
  return form === undefined ? null : (forms[form] ?? null)
}

/** Whom the link was sent to. Throws `task.not-found` where that account is no more. */
async function actorFor(
  { assigneeId }: LinkedTask,
  { services, tenantId }: GraphqlContext,
): Promise<Actor> {
  const account = await services.prisma.account.findUnique({
    where: { tenantId_id: { tenantId, id: assigneeId } },
    select: { role: true, disabledAt: true },
  })
  if (account === null || account.disabledAt !== null || account.role !== 'resident')
    throw new LinliError('task.not-found', 'Whom the link was sent to is not there any more.')
  return { accountId: assigneeId, role: 'resident', posts: [] }
}
