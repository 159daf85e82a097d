import type { Definition } from '@linli/schemas/definition'
import type { OpenTask, SnapshotBody } from '@linli/schemas/snapshot'
import { builder } from '../graphql/builder.ts'
import { extensionText } from '../reading/extension-text.ts'
import { snapshotOf } from '../reading/snapshot-of.ts'
import { changeTask, TaskResult } from './change-task.graphql.ts'

const REASON = 'A reason of 1 to 500 characters.'

const AskExtensionInput = builder.inputType('AskExtensionInput', {
  fields: (t) => ({
    taskId: t.id({ required: true }),
    units: t.int({ required: true, description: 'Hours or days, as the task’s timer counts.' }),
    reason: t.string({ required: true, description: REASON }),
  }),
})
const DecideExtensionInput = builder.inputType('DecideExtensionInput', {
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'Of the question.' }),
    isGranted: t.boolean({ required: true }),
    reason: t.string({ required: true, description: REASON }),
  }),
})

builder.mutationFields((t) => ({
  askExtension: t.field({
    type: TaskResult,
    description:
      '延期: asks whom the definition names for more time. By whoever may take the task.',
    args: { input: t.arg({ type: AskExtensionInput, required: true }) },
    resolve: (_root, { input: { taskId, units, reason } }, context) =>
      changeTask(context, taskId, (command) =>
        context.services.engine.askExtension({ ...command, units, reason }),
      ),
  }),
  decideExtension: t.field({
    type: TaskResult,
    description: 'By whoever may take the question’s task, never by whoever asked.',
    args: { input: t.arg({ type: DecideExtensionInput, required: true }) },
    resolve: (_root, { input: { taskId, isGranted, reason } }, context) =>
      changeTask(context, taskId, (command) =>
        context.services.engine.decideExtension({ ...command, isGranted, reason }),
      ),
  }),
}))

/** What may still be asked for. */
interface Room {
  readonly units: number
  readonly times: number
  readonly text: string
}

const RoomType = builder.objectRef<Room>('ExtensionRoom').implement({
  description: 'So much more time a task may still get (延期).',
  fields: (t) => ({
    units: t.exposeInt('units', { description: 'Hours or days.' }),
    times: t.exposeInt('times'),
    text: t.exposeString('text', { description: 'The units in words, as “5 个工作日”.' }),
  }),
})

const withSnapshot = {
  id: true,
  name: true,
  state: true,
  instance: {
    select: { definitionId: true, versionNumber: true, snapshot: { select: { body: true } } },
  },
} as const

builder.prismaObjectFields('Task', (t) => ({
  extensionRoom: t.field({
    type: RoomType,
    nullable: true,
    description: 'Null where nothing may be asked for, or it is asked for already.',
    select: withSnapshot,
    resolve: async ({ id, state, instance }, _args, { services, tenantId, locale }) => {
      const snapshot = state === 'open' ? snapshotOf(instance.snapshot) : null
      const task = snapshot?.tasks.find((open) => open.id === id)
      if (snapshot === null || task === undefined) return null
      const { definitionId, versionNumber } = instance
      const { definition } = await services.versions.get(tenantId, definitionId, versionNumber)
      const room = roomOf(definition, snapshot, task)
      if (room === null) return null
      const text = extensionText(definition, { task: task.name, units: room.units, locale })
      return { ...room, text }
    },
  }),
  askedTime: t.string({
    nullable: true,
    description: 'Of a question about more time: how much, in words.',
    select: withSnapshot,
    resolve: async ({ id, instance }, _args, { services, tenantId, locale }) => {
      const task = snapshotOf(instance.snapshot)?.tasks.find((open) => open.id === id)
      const units = task?.question?.units
      if (task === undefined || units === undefined) return null
      const { definitionId, versionNumber } = instance
      const { definition } = await services.versions.get(tenantId, definitionId, versionNumber)
      return extensionText(definition, { task: task.name, units, locale })
    },
  }),
}))

function roomOf(definition: Definition, snapshot: SnapshotBody, task: OpenTask) {
  const declared = definition.tasks[task.name]
  const rule = declared?.extension
  const isAsked = snapshot.tasks.some(
    ({ question }) => question?.kind === 'extension' && question.about === task.id,
  )
  if (rule === undefined || task.question !== undefined || isAsked) return null
  const timer =
    snapshot.timers.findLast(({ name, dueAt }) => name === declared?.due && dueAt === task.dueAt) ??
    snapshot.paused?.find(({ name }) => name === declared?.due)
  if (timer === undefined) return null
  const units = rule.most - (timer.extended?.units ?? 0)
  const times = rule.times - (timer.extended?.times ?? 0)
  return units >= 1 && times >= 1 ? { units, times } : null
}
