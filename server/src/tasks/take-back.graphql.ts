import { builder } from '../graphql/builder.ts'
import { snapshotOf } from '../reading/snapshot-of.ts'
import { changeTask, TaskResult } from './change-task.graphql.ts'

const TakeBackInput = builder.inputType('TakeBackInput', {
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'A task that the viewer completed.' }),
    reason: t.string({ required: true, description: 'A reason of 1 to 500 characters.' }),
  }),
})

builder.mutationField('takeBackTask', (t) =>
  t.field({
    type: TaskResult,
    description:
      '撤回: the instance is as it was before the viewer completed the task, which opens anew for her. Until somebody acts on what came of it.',
    args: { input: t.arg({ type: TakeBackInput, required: true }) },
    resolve: (_root, { input: { taskId, reason } }, context) =>
      changeTask(context, taskId, (command) =>
        context.services.engine.takeBack({ ...command, reason }),
      ),
  }),
)

builder.prismaObjectFields('Task', (t) => ({
  isDelegatedByMe: t.boolean({
    description: 'The viewer delegated it, and may transfer it to herself until it comes back.',
    select: { askedBy: true, questionKind: true, state: true },
    resolve: ({ askedBy, questionKind, state }, _args, { viewer }) =>
      state === 'open' &&
      questionKind === null &&
      askedBy !== null &&
      askedBy === viewer?.accountId,
  }),
  mayTakeBack: t.boolean({
    description: 'The viewer completed it and nobody has acted since.',
    select: {
      id: true,
      state: true,
      completedBy: true,
      instance: { select: { snapshot: { select: { body: true } } } },
    },
    resolve: ({ id, state, completedBy, instance }, _args, { viewer }) => {
      if (state !== 'completed' || viewer === null || completedBy !== viewer.accountId) return false
      const undoable = snapshotOf(instance.snapshot)?.undoable
      return undoable?.taskId === id && undoable.by === viewer.accountId
    },
  }),
}))
