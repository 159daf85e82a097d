import { LinliError } from '@linli/schemas/linli-error'
import { officialOnly, wholeStreetOnly } from '../access/viewer.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { inTransaction } from '../database/in-transaction.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { DefinitionVersionRef } from '../graphql/refs.ts'
import {
  FindingType,
  InvalidDefinitionType,
  orRefusal,
  RefusalType,
  StaleDraftType,
} from '../graphql/user-errors.ts'
import { DefinitionType } from './definition.graphql.ts'
import { invalidDefinition, staleDraft, unproven } from './draft-answers.ts'
import type { StoredDraft } from './draft-store.ts'
import { loadDraft } from './draft-store.ts'
import { PublicationRequestType } from './publication-request.graphql.ts'
import type { StoredRequest } from './publication-request-store.ts'
import { closeRequest, loadRequest, openRequest } from './publication-request-store.ts'
import { type PublishedShape, proveDraft, publishDraft } from './publish-draft.ts'
import { acceptVersionName, MAX_NAME } from './version-name.ts'

const MAX_REASON = 500

const PublishedType = builder.objectRef<PublishedShape>('Published').implement({
  fields: (t) => ({
    definition: t.expose('definition', { type: DefinitionType }),
    version: t.expose('version', { type: DefinitionVersionRef }),
    warnings: t.expose('warnings', { type: [FindingType] }),
  }),
})

const PublishResult = builder.unionType('PublishResult', {
  types: [PublishedType, InvalidDefinitionType, StaleDraftType, RefusalType],
  resolveType: (value) => value.kind,
})

interface RequestedShape {
  readonly kind: 'PublicationRequested'
  readonly request: StoredRequest
}
const RequestedType = builder.objectRef<RequestedShape>('PublicationRequested').implement({
  fields: (t) => ({ request: t.expose('request', { type: PublicationRequestType }) }),
})
const RequestPublicationResult = builder.unionType('RequestPublicationResult', {
  types: [RequestedType, InvalidDefinitionType, StaleDraftType, RefusalType],
  resolveType: (value) => value.kind,
})

interface DecidedShape {
  readonly kind: 'PublicationDeclined'
  readonly request: StoredRequest
}
const DeclinedType = builder.objectRef<DecidedShape>('PublicationDeclined').implement({
  fields: (t) => ({ request: t.expose('request', { type: PublicationRequestType }) }),
})
const DecidePublicationResult = builder.unionType('DecidePublicationResult', {
  types: [PublishedType, DeclinedType, InvalidDefinitionType, StaleDraftType, RefusalType],
  resolveType: (value) => value.kind,
})

interface FourEyesShape {
  readonly kind: 'PublishingTakes'
  readonly two: boolean
}
const FourEyesType = builder
  .objectRef<FourEyesShape>('PublishingTakes')
  .implement({ fields: (t) => ({ two: t.exposeBoolean('two') }) })
const SetPublishingResult = builder.unionType('SetPublishingTakesTwoResult', {
  types: [FourEyesType, RefusalType],
  resolveType: (value) => value.kind,
})

const nameDescription = `What the version is to be called; at most ${MAX_NAME} characters on one line.`

const PublishInput = builder.inputType('PublishInput', {
  fields: (t) => ({
    definitionId: t.string({ required: true }),
    baseRevision: t.int({ required: true }),
    name: t.string({ description: nameDescription }),
  }),
})
const RequestPublicationInput = builder.inputType('RequestPublicationInput', {
  fields: (t) => ({
    definitionId: t.string({ required: true }),
    baseRevision: t.int({ required: true }),
    reason: t.string({ required: true, description: `At most ${MAX_REASON} characters.` }),
    name: t.string({ description: nameDescription }),
    movesInstances: t.boolean({
      defaultValue: false,
      description:
        'Whether running cases are to move to the version. Told to the second official, who then plans the migration.',
    }),
  }),
})
const DecidePublicationInput = builder.inputType('DecidePublicationInput', {
  fields: (t) => ({
    requestId: t.id({ required: true }),
    approve: t.boolean({ required: true }),
    reason: t.string({ required: true, description: `At most ${MAX_REASON} characters.` }),
  }),
})

builder.mutationFields((t) => ({
  publish: t.field({
    type: PublishResult,
    description:
      'Officials only. Publishes the saved draft as the next version, where checks, model check and scenarios allow it and one official is enough.',
    args: { input: t.arg({ type: PublishInput, required: true }) },
    resolve: (_root, { input }, context) => orRefusal(context, () => publish(input, context)),
  }),
  requestPublication: t.field({
    type: RequestPublicationResult,
    description:
      'Officials only. Asks a second official to publish the saved draft, with a reason.',
    args: { input: t.arg({ type: RequestPublicationInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(context, () => requestPublication(input, context)),
  }),
  decidePublication: t.field({
    type: DecidePublicationResult,
    description:
      'Officials only, and another one than asked. Publishes what was asked for, or declines it.',
    args: { input: t.arg({ type: DecidePublicationInput, required: true }) },
    resolve: (_root, { input }, context) => orRefusal(context, () => decide(input, context)),
  }),
  setPublishingTakesTwo: t.field({
    type: SetPublishingResult,
    description:
      'Officials of the whole street only. Whether every publication of the tenant takes a second official.',
    args: { two: t.arg.boolean({ required: true }) },
    resolve: (_root, { two }, context) => orRefusal(context, () => setTakesTwo(two, context)),
  }),
}))

async function publish(input: typeof PublishInput.$inferInput, context: GraphqlContext) {
  const viewer = officialOnly(context.viewer)
  const name = acceptVersionName(input.name)
  const draft = await currentDraft(input.definitionId, context)
  if (draft.revision !== input.baseRevision) return staleDraft(draft, context)
  const { findings, isSound, isProven } = await proveDraft(
    context.services,
    context.tenantId,
    draft.body,
  )
  if (!isSound) return invalidDefinition(findings, context)
  if (!isProven) return unproven(findings, context)
  await refuseAlone(context)
  const published = await publishDraft(context, draft, { viewer, name, detail: {} })
  return published.kind === 'Published' ? { ...published, warnings: findings } : published
}

async function requestPublication(
  {
    definitionId,
    baseRevision,
    reason,
    name,
    movesInstances,
  }: typeof RequestPublicationInput.$inferInput,
  context: GraphqlContext,
) {
  const { tenantId, accountId } = officialOnly(context.viewer)
  const { services } = context
  assertReason(reason)
  const versionName = acceptVersionName(name)
  const draft = await currentDraft(definitionId, context)
  if (draft.revision !== baseRevision) return staleDraft(draft, context)
  const { findings, isSound } = await proveDraft(services, tenantId, draft.body)
  if (!isSound) return invalidDefinition(findings, context)
  const id = await openRequest(services.pool, {
    ...{ tenantId, definitionId, reason, findings, versionName },
    revision: draft.revision,
    requestedBy: accountId,
    movesInstances: movesInstances ?? false,
  })
  const request = await loadRequest(services.prisma, { tenantId, id })
  return { kind: 'PublicationRequested' as const, request }
}

/** The request is closed first, so of two who decide at once the second is told so. Should the process die before the
 *  version is there, the request stands as approved without one, and is made again. */
async function decide(
  { requestId, approve, reason }: typeof DecidePublicationInput.$inferInput,
  context: GraphqlContext,
) {
  const viewer = officialOnly(context.viewer)
  const { services, tenantId } = context
  const { accountId } = viewer
  assertReason(reason)
  const request = await loadRequest(services.prisma, { tenantId, id: String(requestId) })
  if (request.decidedAt !== null) {
    throw new LinliError('publication.decided', `The request '${request.id}' was decided before.`)
  }
  const decision = { tenantId, id: request.id, decidedBy: accountId, reason }
  if (!approve) {
    await closeRequest(services.pool, { ...decision, decision: 'declined' })
    const declined = await loadRequest(services.prisma, { tenantId, id: request.id })
    return { kind: 'PublicationDeclined' as const, request: declined }
  }
  if (request.requestedBy === accountId) {
    throw new LinliError('publication.own', `'${accountId}' asked for '${request.id}'.`)
  }
  const draft = await currentDraft(request.definitionId, context)
  if (draft.revision !== request.revision) return staleDraft(draft, context)
  await closeRequest(services.pool, { ...decision, decision: 'approved' })
  const { requestedBy, reason: because, versionName: name } = request
  const detail = { request: request.id, requestedBy, because, approvedBecause: reason }
  return publishDraft(context, draft, { viewer, name, detail })
}

async function setTakesTwo(two: boolean, context: GraphqlContext) {
  const { accountId } = wholeStreetOnly(context.viewer)
  const { services, tenantId } = context
  await inTransaction(services.pool, async (client) => {
    const { rows } = await client.query<{ two: boolean }>(
      'SELECT four_eyes AS two FROM tenant WHERE id = $1 FOR UPDATE',
      [tenantId],
    )
    await client.query('UPDATE tenant SET four_eyes = $2 WHERE id = $1', [tenantId, two])
    await writeAudit(client, {
      ...{ tenantId, actorId: accountId, deed: 'four-eyes', object: `tenant:${tenantId}` },
      detail: { before: { two: rows[0]?.two ?? false }, after: { two } },
    })
  })
  return { kind: 'PublishingTakes' as const, two }
}

/** Throws `definition.two-officials` where the tenant wants two. */
async function refuseAlone({ services, tenantId }: GraphqlContext): Promise<void> {
  const tenant = await services.prisma.tenant.findUnique({ where: { id: tenantId } })
  if (tenant?.fourEyes !== true) return
  throw new LinliError('definition.two-officials', `Tenant '${tenantId}' wants two officials.`)
}

async function currentDraft(
  definitionId: string,
  { services, tenantId }: GraphqlContext,
): Promise<StoredDraft> {
  const draft = await loadDraft(services.prisma, { tenantId, definitionId })
  if (draft !== null) return draft
  throw new LinliError('definition.not-found', `There is no draft of '${definitionId}'.`)
}

function assertReason(reason: string): void {
  const { length } = reason.trim()
  if (length > 0 && length <= MAX_REASON) return
  throw new LinliError('request.invalid', `A reason has 1 to ${MAX_REASON} characters.`)
}
