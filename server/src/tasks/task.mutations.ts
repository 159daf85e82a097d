import { assertOwnFiles } from '../files/assert-own-files.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { objectOnly } from '../graphql/object-only.ts'
import { changeTask, TaskResult } from './change-task.graphql.ts'
import type { TaskHead } from './task-heads.ts'

const TaskInput = builder.inputType('TaskInput', {
  fields: (t) => ({ taskId: t.id({ required: true }) }),
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
    photosToCome: t.idList({
      description: 'As in `StartInput`',
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
  completeTask: t.field({
    type: TaskResult,
    args: { input: t.arg({ type: CompleteTaskInput, required: true }) },
    resolve: (_root, { input }, context) =>
      changeTask(context, input.taskId, async (command, head) => {
        const answers = objectOnly(input.answers)
        const schema = (await formOf(head, context))?.schema ?? null
        await assertOwnFiles({ schema, answers, toCome: input.photosToCome ?? [] }, context)
        const { outcome, key } = input
        await context.services.engine.complete({ ...command, outcome, answers, key })
      }),
  }),
}))

/** The form of the task's version, or null. */
export async function formOf(head: TaskHead, { services, tenantId }: GraphqlContext) {
  const { name, definitionId, versionNumber } = head
  const { definition } = await services.versions.get(tenantId, definitionId, versionNumber)
  const form = definition.tasks[name]?.form
  return form === undefined ? null : (definition.forms[form] ?? null)
}
