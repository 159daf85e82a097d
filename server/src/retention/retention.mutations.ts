import { LinliError } from '@linli/schemas/linli-error'
import { assertGovernedInstance } from '../access/assert-governed-instance.ts'
import { officialOnly } from '../access/viewer.ts'
import { inTransaction } from '../database/in-transaction.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { InstanceResult } from '../instances/instance-result.graphql.ts'
import { eraseDue } from './erase-due.ts'
import { holdCase, releaseCase } from './hold-case.ts'

const MAX_REASON = 500

interface ErasedShape {
  readonly kind: 'ErasedNow'
  readonly cases: number
}
const ErasedType = builder
  .objectRef<ErasedShape>('ErasedNow')
  .implement({ fields: (t) => ({ cases: t.exposeInt('cases') }) })
const EraseDueResult = builder.unionType('EraseDueResult', {
  types: [ErasedType, RefusalType],
  resolveType: (value) => value.kind,
})

interface ChangedShape {
  readonly kind: 'InstanceChanged'
  readonly instanceId: string
}

builder.mutationFields((t) => ({
  eraseDue: t.field({
    type: EraseDueResult,
    description: 'Officials only. Erases what is due now, without waiting for the hourly pass.',
    resolve: (_root, _args, context) => orRefusal(context, () => eraseNow(context)),
  }),
  holdCase: t.field({
    type: InstanceResult,
    description: `Officials only, of her part. Keeps a case that has ended from being erased; the reason has at most ${MAX_REASON} characters.`,
    args: {
      instanceId: t.arg.id({ required: true }),
      reason: t.arg.string({ required: true }),
    },
    resolve: (_root, { instanceId, reason }, context) =>
      orRefusal(context, () => hold({ instanceId: String(instanceId), reason }, context)),
  }),
  releaseCase: t.field({
    type: InstanceResult,
    description: 'Officials only, of her part. The case is erased when its time is over.',
    args: { instanceId: t.arg.id({ required: true }) },
    resolve: (_root, { instanceId }, context) =>
      orRefusal(context, () => release(String(instanceId), context)),
  }),
}))

async function eraseNow({ services, viewer }: GraphqlContext): Promise<ErasedShape> {
  const { tenantId, accountId } = officialOnly(viewer)
  const question = { tenantId, now: services.clock.now(), by: accountId }
  return { kind: 'ErasedNow', cases: await eraseDue(services, question) }
}

async function hold(
  { instanceId, reason }: { readonly instanceId: string; readonly reason: string },
  context: GraphqlContext,
): Promise<ChangedShape> {
  const viewer = officialOnly(context.viewer)
  await assertGovernedInstance(instanceId, viewer, context)
  const given = reason.trim()
  if (given === '' || given.length > MAX_REASON)
    throw new LinliError('request.invalid', `A reason has 1 to ${MAX_REASON} characters.`)
  const { services } = context
  const { tenantId, accountId: by } = viewer
  const now = services.clock.now()
  await inTransaction(services.pool, (client) =>
    holdCase(client, { tenantId, instanceId, by, reason: given, now }),
  )
  return { kind: 'InstanceChanged', instanceId }
}

async function release(instanceId: string, context: GraphqlContext): Promise<ChangedShape> {
  const viewer = officialOnly(context.viewer)
  await assertGovernedInstance(instanceId, viewer, context)
  const { tenantId, accountId: by } = viewer
  await inTransaction(context.services.pool, (client) =>
    releaseCase(client, { tenantId, instanceId, by }),
  )
  return { kind: 'InstanceChanged', instanceId }
}
