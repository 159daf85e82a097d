import { LinliError } from '@linli/schemas/linli-error'
import { actorOf, isStaff, signedIn } from '../access/viewer.ts'
import { assertOwnFiles } from '../files/assert-own-files.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { objectOnly } from '../graphql/object-only.ts'
import {
  bookMessage,
  InvalidSubmissionType,
  orProblems,
  RefusalType,
  TaskTakenType,
} from '../graphql/user-errors.ts'
import { maskName } from '../reading/names.ts'
import { assertColleague } from './colleagues.graphql.ts'
import type { TaskHead } from './task-heads.ts'

const TaskChangedType = builder
  .objectRef<{ readonly kind: 'TaskChanged'; readonly taskId: string }>('TaskChanged')
  .implement({
    fields: (t) => ({
      task: t.prismaField({
        type: 'Task',
        resolve: (query, { taskId }, _args, { services, tenantId }) =>
          services.prisma.task.findUniqueOrThrow({
            ...query,
            where: { tenantId_id: { tenantId, id: taskId } },
          }),
      }),
    }),
  })

const TaskResult = builder.unionType('TaskResult', {
  types: [TaskChangedType, InvalidSubmissionType, TaskTakenType, RefusalType],
  resolveType: (value) => value.kind,
})

const TaskInput = builder.inputType('TaskInput', {
  fields: (t) => ({ taskId: t.id({ required: true }) }),
})
const TransferTaskInput = builder.inputType('TransferTaskInput', {
  fields: (t) => ({
    taskId: t.id({ required: true }),
    to: t.id({ required: true, description: 'An account of staff.' }),
    reason: t.string({ required: true }),
  }),
})
const CompleteTaskInput = builder.inputType('CompleteTaskInput', {
  fields: (t) => ({
    taskId: t.id({ required: true }),
    outcome: t.string({ required: true }),
    answers: t.field({ type: 'JSON', required: true }),
    key: t.string({
      required: true,
      description: 'UUID made by the client; repeated, it gives the first answer',
    }),
  }),
})

builder.mutationFields((t) => ({
  claimTask: t.field({
    type: TaskResult,
    args: { input: t.arg({ type: TaskInput, required: true }) },
    resolve: (_root, { input: { taskId } }, context) =>
      changeTask(context, taskId, (command) => context.services.engine.claim(command)),
  }),
  releaseTask: t.field({
    type: TaskResult,
    args: { input: t.arg({ type: TaskInput, required: true }) },
    resolve: (_root, { input: { taskId } }, context) =>
      changeTask(context, taskId, (command) => context.services.engine.release(command)),
  }),
  transferTask: t.field({
    type: TaskResult,
    description:
      '转办: the task is that person’s from now on. By whoever may take it, or by an official; a reason of 1 to 500 characters.',
    args: { input: t.arg({ type: TransferTaskInput, required: true }) },
    resolve: (_root, { input }, context) =>
      changeTask(context, input.taskId, async (command) => {
        const to = String(input.to)
        await assertColleague(to, context)
        await context.services.engine.transfer({ ...command, to, reason: input.reason })
      }),
  }),
  completeTask: t.field({
    type: TaskResult,
    args: { input: t.arg({ type: CompleteTaskInput, required: true }) },
    resolve: (_root, { input }, context) =>
      changeTask(context, input.taskId, async (command, head) => {
        const answers = objectOnly(input.answers)
        await assertOwnFiles({ form: await formOf(head, context), answers }, context)
        const { outcome, key } = input
        await context.services.engine.complete({ ...command, outcome, answers, key })
      }),
  }),
}))

type Command = ReturnType<typeof commandOf>

/** A task the viewer may not read does not exist for her: `task.not-found`, whatever she sends. */
async function changeTask(
  context: GraphqlContext,
  taskId: string,
  change: (command: Command, head: TaskHead) => Promise<unknown>,
) {
  const { services, viewer, locale } = context
  const result = await orProblems(context, async () => {
    const head = await services.taskHeads.findReadable(signedIn(viewer), taskId)
    if (head === null) throw new LinliError('task.not-found', `There is no task '${taskId}'.`)
    await change(commandOf(context, taskId), head)
    return { kind: 'TaskChanged' as const, taskId }
  })
  if (result.kind !== 'Refusal' || !TAKEN.has(result.code)) return result
  const { by, at } = await whoWasFaster(taskId, context)
  const code = result.code === 'task.held' ? 'task.held' : 'task.already-completed'
  return { kind: 'TaskTaken' as const, code, message: bookMessage({ code }, locale), by, at }
}

const TAKEN: ReadonlySet<string> = new Set(['task.held', 'task.already-completed'])

function commandOf({ viewer, tenantId }: GraphqlContext, taskId: string) {
  return { tenantId, taskId, actor: actorOf(signedIn(viewer)) }
}

async function formOf(head: TaskHead, { services, tenantId }: GraphqlContext) {
  const { name, definitionId, versionNumber } = head
  const { definition } = await services.versions.get(tenantId, definitionId, versionNumber)
  const form = definition.tasks[name]?.form
  return form === undefined ? null : (definition.forms[form] ?? null)
}

async function whoWasFaster(
  taskId: string,
  { services, tenantId, accounts, viewer }: GraphqlContext,
): Promise<{ by: string | null; at: Date | null }> {
  const task = await services.prisma.task.findUnique({
    where: { tenantId_id: { tenantId, id: taskId } },
    select: { holderId: true, completedBy: true, closedAt: true },
  })
  const id = task?.completedBy ?? task?.holderId ?? null
  const account = id === null ? null : await accounts.load(id)
  const name = account?.name ?? null
  return {
    by: name === null || isStaff(viewer) ? name : maskName(name),
    at: task?.closedAt ?? null,
  }
}
