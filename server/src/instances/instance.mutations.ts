import { LinliError } from '@linli/schemas/linli-error'
import { assertGovernedInstance } from '../access/assert-governed-instance.ts'
import { assertReadableInstance } from '../access/assert-readable-instance.ts'
import { actorOf, officialOnly, signedIn } from '../access/viewer.ts'
import { assertOwnFiles } from '../files/assert-own-files.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { objectOnly } from '../graphql/object-only.ts'
import { InvalidSubmissionType, orProblems, RefusalType } from '../graphql/user-errors.ts'
import { InstanceResult } from './instance-result.graphql.ts'

const StartedInstanceType = builder
  .objectRef<{
    readonly kind: 'StartedInstance'
    readonly instanceId: string
    readonly number: string
    readonly lookupCode: string
  }>('StartedInstance')
  .implement({
    fields: (t) => ({
      instanceId: t.exposeID('instanceId'),
      number: t.exposeString('number'),
      lookupCode: t.exposeString('lookupCode'),
    }),
  })

const StartResult = builder.unionType('StartResult', {
  types: [StartedInstanceType, InvalidSubmissionType, RefusalType],
  resolveType: (value) => value.kind,
})

const toComeDescription =
  'Ids, made by the client, of photos that the answers name and that a resident sends afterwards (`PUT /files/:id`)'
const keyDescription = 'UUID made by the client; repeated, it gives the first answer'

const StartInput = builder.inputType('StartInput', {
  fields: (t) => ({
    definitionId: t.string({ required: true }),
    form: t.string({ required: true }),
    answers: t.field({ type: 'JSON', required: true }),
    key: t.string({ required: true, description: keyDescription }),
    photosToCome: t.idList({ description: toComeDescription }),
  }),
})
const SendEventInput = builder.inputType('SendEventInput', {
  fields: (t) => ({
    instanceId: t.id({ required: true }),
    event: t.string({ required: true }),
    payload: t.field({ type: 'JSON', required: true }),
    key: t.string({ required: true, description: keyDescription }),
    photosToCome: t.idList({ description: toComeDescription }),
  }),
})
const CancelInstanceInput = builder.inputType('CancelInstanceInput', {
  fields: (t) => ({
    instanceId: t.id({ required: true }),
    reason: t.string({ required: true }),
  }),
})

builder.mutationFields((t) => ({
  start: t.field({
    type: StartResult,
    args: { input: t.arg({ type: StartInput, required: true }) },
    resolve: (_root, { input }, context) => orProblems(context, () => start(input, context)),
  }),
  sendEvent: t.field({
    type: InstanceResult,
    args: { input: t.arg({ type: SendEventInput, required: true }) },
    resolve: (_root, { input }, context) => orProblems(context, () => sendEvent(input, context)),
  }),
  cancelInstance: t.field({
    type: InstanceResult,
    description: 'Officials only.',
    args: { input: t.arg({ type: CancelInstanceInput, required: true }) },
    resolve: (_root, { input: { instanceId, reason } }, context) =>
      orProblems(context, async () => {
        const viewer = officialOnly(context.viewer)
        await assertGovernedInstance(instanceId, viewer, context)
        const { services, tenantId } = context
        await services.engine.cancel({ tenantId, instanceId, reason, actor: actorOf(viewer) })
        return { kind: 'InstanceChanged' as const, instanceId }
      }),
  }),
}))

async function start(input: typeof StartInput.$inferInput, context: GraphqlContext) {
  const { services, tenantId } = context
  const viewer = signedIn(context.viewer)
  const { definitionId, key } = input
  const newest = await services.versions.newest(tenantId)
  const version = newest.find((candidate) => candidate.definitionId === definitionId)
  if (version === undefined)
    throw new LinliError('definition.not-found', `There is no definition '${definitionId}'.`)
  const answers = objectOnly(input.answers)
  const { forms } = version.definition
  const form = Object.hasOwn(forms, input.form) ? (forms[input.form] ?? null) : null
  const toCome = input.photosToCome ?? []
  await assertOwnFiles({ schema: form?.schema ?? null, answers, toCome }, context)
  // The engine checks role, form and answers against the version that is newest at the commit.
  const started = await services.engine.start({
    tenantId,
    definitionId,
    form: input.form,
    answers,
    actor: actorOf(viewer),
    key,
  })
  return { kind: 'StartedInstance' as const, ...started }
}

async function sendEvent(input: typeof SendEventInput.$inferInput, context: GraphqlContext) {
  const { services, tenantId } = context
  const viewer = signedIn(context.viewer)
  const { instanceId, event, key } = input
  const payload = objectOnly(input.payload)
  // Whether this event is hers to send is the core's verdict.
  await assertReadableInstance(instanceId, viewer, context)
  const schema = await schemaOf(input, context)
  await assertOwnFiles({ schema, answers: payload, toCome: input.photosToCome ?? [] }, context)
  await services.engine.send({
    tenantId,
    instanceId,
    event,
    payload,
    actor: actorOf(viewer),
    key,
  })
  return { kind: 'InstanceChanged' as const, instanceId }
}

/** What the event asks for in the version that the instance runs; null where it asks for nothing. */
async function schemaOf(
  { instanceId, event }: typeof SendEventInput.$inferInput,
  { services, tenantId }: GraphqlContext,
) {
  const head = await services.prisma.instance.findUnique({
    where: { tenantId_id: { tenantId, id: instanceId } },
    select: { definitionId: true, versionNumber: true },
  })
  if (head === null) return null
  const { definition } = await services.versions.get(
    tenantId,
    head.definitionId,
    head.versionNumber,
  )
  return Object.hasOwn(definition.events, event) ? (definition.events[event]?.schema ?? null) : null
}
