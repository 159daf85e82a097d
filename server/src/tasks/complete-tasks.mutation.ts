import { LinliError } from '@linli/schemas/linli-error'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { distinctIds, MAX_IDS } from '../graphql/each-of.ts'
import { changeTask, TaskResult } from './change-task.graphql.ts'
import { formOf } from './task.mutations.ts'

type Result = Awaited<ReturnType<typeof changeTask>>

/** What became of one task of many. */
interface Completion {
  readonly id: string
  readonly result: Result
}

const CompletionType = builder.objectRef<Completion>('TaskCompletion').implement({
  description: 'One for each id, in their order; one that is refused holds up no other.',
  fields: (t) => ({
    id: t.exposeID('id'),
    result: t.field({ type: TaskResult, resolve: ({ result }) => result }),
  }),
})

const CompleteTasksInput = builder.inputType('CompleteTasksInput', {
  fields: (t) => ({
    taskIds: t.idList({ required: true, description: `At most ${MAX_IDS}.` }),
    outcome: t.string({ required: true }),
    key: t.string({
      required: true,
      description: 'UUID made by the client; repeated, each task gives its first answer',
    }),
  }),
})

builder.mutationField('completeTasks', (t) =>
  t.field({
    type: [CompletionType],
    description:
      '批量办理: tasks that ask for nothing but an outcome, each by the rules of a task alone. One with a form is refused.',
    args: { input: t.arg({ type: CompleteTasksInput, required: true }) },
    resolve: (_root, { input }, context) => completeAll(context, input),
  }),
)

function completeAll(
  context: GraphqlContext,
  { taskIds, outcome, key }: typeof CompleteTasksInput.$inferInput,
): Promise<Completion[]> {
  const complete = async (id: string): Promise<Completion> => {
    const result = await changeTask(context, id, async (command, head) => {
      if ((await formOf(head, context)) !== null) {
        throw new LinliError('request.invalid', 'A task with a form is completed by itself.')
      }
      await context.services.engine.complete({ ...command, outcome, answers: {}, key })
    })
    return { id, result }
  }
  return Promise.all(distinctIds(taskIds.map(String)).map(complete))
}
