import { builder } from '../../graphql/builder.ts'
import type { GraphqlContext } from '../../graphql/context.ts'
import { titleOfTask } from '../task-title.ts'
import type { HeldTask, HeldTasks } from './hand-over-tasks.ts'
import type { Leave } from './leave-store.ts'

const DAY = 'Day of the city, YYYY-MM-DD.'

export const LeaveType = builder.objectRef<Leave>('Leave').implement({
  description: 'Days on which a member of staff is away.',
  fields: (t) => ({
    id: t.exposeID('id'),
    fromDay: t.exposeString('fromDay', { description: DAY }),
    untilDay: t.exposeString('untilDay', { description: `${DAY} The first on which she is back.` }),
    reason: t.exposeString('reason'),
    standInId: t.exposeID('standInId', { nullable: true }),
    standIn: t.string({
      nullable: true,
      description: 'Name of whoever has her posts too meanwhile.',
      resolve: ({ standInId }, _args, context) => nameOf(standInId, context),
    }),
    isNow: t.exposeBoolean('isNow', { description: 'Whether she is away today.' }),
  }),
})

export const HeldTasksType = builder.objectRef<HeldTasks>('HeldTasks').implement({
  fields: (t) => ({
    count: t.exposeInt('count'),
    tasks: t.field({
      type: [
        builder.objectRef<HeldTask>('HeldTask').implement({
          fields: (f) => ({
            id: f.exposeID('id'),
            instanceId: f.exposeID('instanceId'),
            number: f.exposeString('number'),
            title: f.string({ resolve: (task, _args, context) => titleOfTask(context, task) }),
          }),
        }),
      ],
      description: 'The most urgent first, at most two hundred.',
      resolve: ({ tasks }) => [...tasks],
    }),
  }),
})

export async function nameOf(
  accountId: string | null,
  { accounts }: GraphqlContext,
): Promise<string | null> {
  return accountId === null ? null : ((await accounts.load(accountId))?.name ?? accountId)
}
