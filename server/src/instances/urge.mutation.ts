import { URGE_EVERY_MS } from '@linli/runtime/core'
import { assertGovernedInstance } from '../access/assert-governed-instance.ts'
import { assertReadableInstance } from '../access/assert-readable-instance.ts'
import { governedInstances } from '../access/readable.ts'
import { actorOf, signedIn, type Viewer } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orProblems } from '../graphql/user-errors.ts'
import { snapshotOf } from '../reading/snapshot-of.ts'
import { InstanceResult } from './instance-result.graphql.ts'

const UrgeInput = builder.inputType('UrgeInput', {
  fields: (t) => ({ instanceId: t.id({ required: true }) }),
})

builder.mutationField('urgeInstance', (t) =>
  t.field({
    type: InstanceResult,
    description:
      '催办: whoever has an open task of the instance is told. By whoever started it, once a day, or by an official in her part of the street, once an hour.',
    args: { input: t.arg({ type: UrgeInput, required: true }) },
    resolve: (_root, { input: { instanceId } }, context) =>
      orProblems(context, async () => {
        const viewer = signedIn(context.viewer)
        await assertReadableInstance(instanceId, viewer, context)
        const { services, tenantId } = context
        if (!(await startedByHer(instanceId, viewer, context)) && viewer.role === 'official')
          await assertGovernedInstance(instanceId, viewer, context)
        await services.engine.urge({ tenantId, instanceId, actor: actorOf(viewer) })
        return { kind: 'InstanceChanged' as const, instanceId }
      }),
  }),
)

const urgedBody = { snapshot: { select: { body: true } } } as const

builder.prismaObjectFields('Instance', (t) => ({
  urgedAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When somebody last urged it.',
    select: urgedBody,
    resolve: ({ snapshot }) => {
      const urgedAt = snapshotOf(snapshot)?.urgedAt
      return urgedAt === undefined ? null : new Date(urgedAt)
    },
  }),
  urgeableAt: t.field({
    type: 'DateTime',
    nullable: true,
    description:
      'From when on the viewer may urge it; null where it is not hers to urge, where nobody has a task, or where it is over.',
    select: { ...urgedBody, id: true, initiatorId: true, endedAt: true, startedAt: true },
    resolve: async ({ id, snapshot, initiatorId, endedAt, startedAt }, _args, context) => {
      const { viewer } = context
      if (viewer === null || endedAt !== null) return null
      const isOfficial = viewer.role === 'official'
      if (initiatorId !== viewer.accountId && !(isOfficial && (await governs(id, viewer, context))))
        return null
      const body = snapshotOf(snapshot)
      // Where no task is open, nobody would be told.
      if (body === null || body.tasks.length === 0) return null
      const { urgedAt } = body
      if (urgedAt === undefined) return startedAt
      return new Date(urgedAt + URGE_EVERY_MS[isOfficial ? 'official' : 'resident'])
    },
  }),
}))

async function governs(id: string, viewer: Viewer, { services }: GraphqlContext): Promise<boolean> {
  // She who is of the whole street is spared a query a case.
  if (viewer.scope === null) return true
  const where = { AND: [{ id }, governedInstances(viewer)] }
  return (await services.prisma.instance.count({ where })) > 0
}

async function startedByHer(
  id: string,
  { tenantId, accountId }: Viewer,
  { services }: GraphqlContext,
): Promise<boolean> {
  return (
    (await services.prisma.instance.count({ where: { tenantId, id, initiatorId: accountId } })) > 0
  )
}
