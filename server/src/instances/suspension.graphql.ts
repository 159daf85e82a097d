import { textIn } from '@linli/schemas/locale-text'
import type { Snapshot } from '@linli/schemas/snapshot'
import { assertGovernedInstance } from '../access/assert-governed-instance.ts'
import { actorOf, isStaff, officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { AccountRef } from '../graphql/refs.ts'
import { orProblems } from '../graphql/user-errors.ts'
import { snapshotOf } from '../reading/snapshot-of.ts'
import { InstanceResult } from './instance-result.graphql.ts'

const SuspensionType = builder
  .objectRef<NonNullable<Snapshot['suspension']>>('Suspension')
  .implement({
    description: 'Every timer of the instance stands still (挂起).',
    fields: (t) => ({
      at: t.field({ type: 'DateTime', resolve: ({ at }) => new Date(at) }),
      reason: t.exposeString('reason'),
      by: t.field({
        type: AccountRef,
        nullable: true,
        resolve: ({ by }, _args, { accounts }) => accounts.load(by),
      }),
    }),
  })

const PausedTimerType = builder
  .objectRef<{ readonly name: string; readonly title: string; readonly pausedAt: number }>(
    'PausedTimer',
  )
  .implement({
    fields: (t) => ({
      name: t.exposeString('name'),
      title: t.exposeString('title'),
      pausedAt: t.field({ type: 'DateTime', resolve: ({ pausedAt }) => new Date(pausedAt) }),
    }),
  })

const snapshotBody = { snapshot: { select: { body: true } } } as const

builder.prismaObjectFields('Instance', (t) => ({
  suspension: t.field({
    type: SuspensionType,
    nullable: true,
    description: 'Staff only.',
    select: snapshotBody,
    resolve: ({ snapshot }, _args, { viewer }) =>
      isStaff(viewer) ? (snapshotOf(snapshot)?.suspension ?? null) : null,
  }),
  pausedTimers: t.field({
    type: [PausedTimerType],
    description:
      'Timers that stand still; staff only. What awaits a claim has not begun, and a reminder does what its timer does.',
    select: { ...snapshotBody, definitionId: true, versionNumber: true },
    resolve: async ({ snapshot, definitionId, versionNumber }, _args, context) => {
      const paused = isStaff(context.viewer) ? (snapshotOf(snapshot)?.paused ?? []) : []
      if (paused.length === 0) return []
      const { services, tenantId, locale } = context
      const { definition } = await services.versions.get(tenantId, definitionId, versionNumber)
      const stood = paused.filter(
        ({ awaits, left }) => awaits === undefined && left.clock !== 'share',
      )
      return stood.map(({ name, pausedAt }) => {
        const title = definition.timers[name]?.title
        return { name, pausedAt, title: title === undefined ? name : textIn(title, locale) }
      })
    },
  }),
}))

const SuspendInput = builder.inputType('SuspendInstanceInput', {
  fields: (t) => ({
    instanceId: t.id({ required: true }),
    reason: t.string({ required: true, description: 'A reason of 1 to 500 characters.' }),
  }),
})
const ResumeInput = builder.inputType('ResumeInstanceInput', {
  fields: (t) => ({ instanceId: t.id({ required: true }) }),
})

builder.mutationFields((t) => ({
  suspendInstance: t.field({
    type: InstanceResult,
    description:
      '挂起: officials only. Its timers stand still until it is resumed; tasks may be done.',
    args: { input: t.arg({ type: SuspendInput, required: true }) },
    resolve: (_root, { input: { instanceId, reason } }, context) =>
      changeClocks(context, instanceId, (command) =>
        context.services.engine.suspend({ ...command, reason }),
      ),
  }),
  resumeInstance: t.field({
    type: InstanceResult,
    description: 'Officials only. The timers go on with what was left of them.',
    args: { input: t.arg({ type: ResumeInput, required: true }) },
    resolve: (_root, { input: { instanceId } }, context) =>
      changeClocks(context, instanceId, (command) => context.services.engine.resume(command)),
  }),
}))

type Command = Parameters<GraphqlContext['services']['engine']['resume']>[0]

function changeClocks(
  context: GraphqlContext,
  instanceId: string,
  change: (command: Command) => Promise<unknown>,
) {
  return orProblems(context, async () => {
    const viewer = officialOnly(context.viewer)
    await assertGovernedInstance(instanceId, viewer, context)
    await change({ tenantId: context.tenantId, instanceId, actor: actorOf(viewer) })
    return { kind: 'InstanceChanged' as const, instanceId }
  })
}
