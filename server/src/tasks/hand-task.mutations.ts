import { assertColleague } from '../access/assert-colleague.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { changeTask, TaskResult } from './change-task.graphql.ts'

const REASON = 'A reason of 1 to 500 characters.'

const HandTaskInput = builder.inputType('HandTaskInput', {
  fields: (t) => ({
    taskId: t.id({ required: true }),
    to: t.id({ required: true, description: 'An account of staff.' }),
    reason: t.string({ required: true, description: REASON }),
  }),
})
const SignerPosition = builder.enumType('SignerPosition', {
  values: {
    BEFORE: { value: 'before', description: '前加签: she signs first, then the task comes back.' },
    AFTER: { value: 'after', description: '后加签: she is asked once this signature is given.' },
    BESIDE: { value: 'beside', description: 'She is asked now.' },
  } as const,
})
const AddSignerInput = builder.inputType('AddSignerInput', {
  fields: (t) => ({
    taskId: t.id({ required: true }),
    to: t.id({ required: true, description: 'An account of staff.' }),
    position: t.field({ type: SignerPosition, required: true }),
    reason: t.string({ required: true, description: REASON }),
  }),
})
const RemoveSignerInput = builder.inputType('RemoveSignerInput', {
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'Any open task of the signing.' }),
    seat: t.int({ required: true, description: 'Index of the seat.' }),
    reason: t.string({ required: true, description: REASON }),
  }),
})

builder.mutationFields((t) => ({
  transferTask: t.field({
    type: TaskResult,
    description:
      '转办: the task is that person’s from now on. By whoever may take it, or by an official.',
    args: { input: t.arg({ type: HandTaskInput, required: true }) },
    resolve: (_root, { input }, context) => handTo(context, input, 'transfer'),
  }),
  delegateTask: t.field({
    type: TaskResult,
    description:
      '委派: that person says what she would do, as a task of her own; then it comes back as another task. By whoever may take it.',
    args: { input: t.arg({ type: HandTaskInput, required: true }) },
    resolve: (_root, { input }, context) => handTo(context, input, 'delegate'),
  }),
  addSigner: t.field({
    type: TaskResult,
    description: '加签: one more signs. By whoever may sign the task, or by an official.',
    args: { input: t.arg({ type: AddSignerInput, required: true }) },
    resolve: (_root, { input }, context) =>
      changeTask(context, input.taskId, async (command) => {
        const { position, reason } = input
        const to = String(input.to)
        await assertColleague(to, context)
        await context.services.engine.addSigner({ ...command, to, position, reason })
      }),
  }),
  removeSigner: t.field({
    type: TaskResult,
    description:
      '减签: a signer who has not signed is taken away. By an official, or by whoever added her.',
    args: { input: t.arg({ type: RemoveSignerInput, required: true }) },
    resolve: (_root, { input: { taskId, seat, reason } }, context) =>
      changeTask(context, taskId, (command) =>
        context.services.engine.removeSigner({ ...command, seat, reason }),
      ),
  }),
}))

function handTo(
  context: GraphqlContext,
  { taskId, to: id, reason }: typeof HandTaskInput.$inferInput,
  how: 'transfer' | 'delegate',
) {
  return changeTask(context, taskId, async (command) => {
    const to = String(id)
    await assertColleague(to, context)
    await context.services.engine[how]({ ...command, to, reason })
  })
}
