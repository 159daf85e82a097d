import type { RetentionRule } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import { assertGovernedInstance } from '../access/assert-governed-instance.ts'
import { officialOnly, wholeStreetOnly } from '../access/viewer.ts'
import { inTransaction } from '../database/in-transaction.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { InstanceResult } from '../instances/instance-result.graphql.ts'
import { eraseDue } from './erase-due.ts'
import { holdCase, releaseCase } from './hold-case.ts'
import { findRetentionDefault, setRetentionDefault } from './retention-default.ts'

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

const RetentionErase = builder.enumType('RetentionErase', {
  values: { MARKED: { value: 'marked' }, SENSITIVE: { value: 'sensitive' } } as const,
})
interface DefaultShape {
  readonly kind: 'RetentionDefaultSet'
}
const RetentionDefaultSetType = builder.objectRef<DefaultShape>('RetentionDefaultSet').implement({
  fields: (t) => ({
    days: t.int({
      nullable: true,
      resolve: async (_root, _args, { services, tenantId }) =>
        (await findRetentionDefault(services.pool, tenantId))?.days ?? null,
    }),
  }),
})
const RetentionDefaultResult = builder.unionType('RetentionDefaultResult', {
  types: [RetentionDefaultSetType, RefusalType],
  resolveType: (value) => value.kind,
})

interface ChangedShape {
  readonly kind: 'InstanceChanged'
  readonly instanceId: string
}

builder.mutationFields((t) => ({
  eraseDue: t.field({
    type: EraseDueResult,
    description:
      'Officials of the whole street only. Erases what is due now, without waiting for the hourly pass.',
    resolve: (_root, _args, context) => orRefusal(context, () => eraseNow(context)),
  }),
  setRetentionDefault: t.field({
    type: RetentionDefaultResult,
    description:
      'Officials of the whole street only. How long personal data is kept where a version does not say it, also of cases that have ended; without days it is kept.',
    args: {
      days: t.arg.int({ description: '1 to 36,500, of 24 hours after the end.' }),
      erase: t.arg({ type: RetentionErase, required: true }),
    },
    resolve: (_root, { days, erase }, context) =>
      orRefusal(context, () => setDefault({ days: days ?? null, erase }, context)),
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
  const { tenantId, accountId } = wholeStreetOnly(viewer)
  const question = { tenantId, now: services.clock.now(), by: accountId }
  return { kind: 'ErasedNow', cases: await eraseDue(services, question) }
}

async function setDefault(
  { days, erase }: { readonly days: number | null; readonly erase: RetentionRule['erase'] },
  { services, viewer }: GraphqlContext,
): Promise<DefaultShape> {
  const { tenantId, accountId: by } = wholeStreetOnly(viewer)
  const rule = days === null ? null : { days, erase }
  await inTransaction(services.pool, (client) =>
    setRetentionDefault(client, { tenantId, by, rule }),
  )
  return { kind: 'RetentionDefaultSet' }
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
