import { maskName } from '@linli/runtime/core'
import { LinliError } from '@linli/schemas/linli-error'
import { actorOf, isStaff, signedIn } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import {
  bookMessage,
  InvalidSubmissionType,
  orProblems,
  RefusalType,
  TaskTakenType,
} from '../graphql/user-errors.ts'
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

/** What an act on a task gives. */
export const TaskResult = builder.unionType('TaskResult', {
  types: [TaskChangedType, InvalidSubmissionType, TaskTakenType, RefusalType],
  resolveType: (value) => value.kind,
})

type Command = ReturnType<typeof commandOf>

/** A task the viewer may not read does not exist for her: `task.not-found`, whatever she sends. */
export async function changeTask(
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
