import { randomUUID } from 'node:crypto'
import type { Finding } from '@linli/schemas/finding'
import { LinliError } from '@linli/schemas/linli-error'
import { actorOf, officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { DefinitionVersionRef } from '../graphql/refs.ts'
import {
  bookMessage,
  FindingType,
  InvalidDefinitionType,
  orRefusal,
  RefusalType,
  StaleDraftType,
} from '../graphql/user-errors.ts'
import type { PublishedVersion } from '../reading/versions.ts'
import { findUnkeepable } from './check-draft.ts'
import type { DefinitionHead } from './definition.graphql.ts'
import { DefinitionType, DraftType } from './definition.graphql.ts'
import type { StoredDraft } from './draft-store.ts'
import { loadDraft, replaceDraft } from './draft-store.ts'

/** Largest document an editor may save; the forms and scenarios of the largest template are under 60 KB. */
const MAX_BODY_BYTES = 512 * 1024

interface DraftSavedShape {
  readonly kind: 'DraftSaved'
  readonly draft: StoredDraft
}
const DraftSavedType = builder
  .objectRef<DraftSavedShape>('DraftSaved')
  .implement({ fields: (t) => ({ draft: t.expose('draft', { type: DraftType }) }) })

const SaveDraftResult = builder.unionType('SaveDraftResult', {
  types: [DraftSavedType, StaleDraftType, InvalidDefinitionType, RefusalType],
  resolveType: (value) => value.kind,
})

interface PublishedShape {
  readonly kind: 'Published'
  readonly definition: DefinitionHead
  readonly version: PublishedVersion
  readonly warnings: readonly Finding[]
}
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

const SaveDraftInput = builder.inputType('SaveDraftInput', {
  fields: (t) => ({
    definitionId: t.string({ required: true }),
    body: t.string({ required: true }),
    baseRevision: t.int({
      required: true,
      description: 'The revision the change was made on; 0 for the first.',
    }),
  }),
})
const PublishInput = builder.inputType('PublishInput', {
  fields: (t) => ({
    definitionId: t.string({ required: true }),
    baseRevision: t.int({ required: true }),
  }),
})

builder.mutationFields((t) => ({
  saveDraft: t.field({
    type: SaveDraftResult,
    description:
      'Officials only. Keeps any JSON that bears the right id; its findings come back with the draft.',
    args: { input: t.arg({ type: SaveDraftInput, required: true }) },
    resolve: (_root, { input }, context) => orRefusal(context, () => saveDraft(input, context)),
  }),
  publish: t.field({
    type: PublishResult,
    description: 'Officials only. Publishes the saved draft as the next version.',
    args: { input: t.arg({ type: PublishInput, required: true }) },
    resolve: (_root, { input }, context) => orRefusal(context, () => publish(input, context)),
  }),
}))

async function saveDraft(input: typeof SaveDraftInput.$inferInput, context: GraphqlContext) {
  const { tenantId, accountId } = officialOnly(context.viewer)
  const { definitionId, body, baseRevision } = input
  if (Buffer.byteLength(body) > MAX_BODY_BYTES)
    throw new LinliError('request.too-large', `A definition has at most ${MAX_BODY_BYTES} bytes.`)
  const problems = findUnkeepable(body, definitionId)
  if (problems.length > 0) return invalidDefinition(problems, context)
  const revision = await replaceDraft(context.services.pool, {
    tenantId,
    definitionId,
    body,
    baseRevision,
    updatedBy: accountId,
  })
  const draft = await loadDraft(context.services.prisma, { tenantId, definitionId })
  if (draft === null) throw new LinliError('definition.not-found', `No draft '${definitionId}'.`)
  return revision === null ? staleDraft(draft, context) : { kind: 'DraftSaved' as const, draft }
}

async function publish(input: typeof PublishInput.$inferInput, context: GraphqlContext) {
  const viewer = officialOnly(context.viewer)
  const { services, tenantId } = context
  const { definitionId, baseRevision } = input
  const draft = await loadDraft(services.prisma, { tenantId, definitionId })
  if (draft === null)
    throw new LinliError('definition.not-found', `There is no draft of '${definitionId}'.`)
  if (draft.revision !== baseRevision) return staleDraft(draft, context)
  const document: unknown = JSON.parse(draft.body)
  const result = await services.engine.publish({ tenantId, document, actor: actorOf(viewer) })
  if (result.kind === 'refused') return invalidDefinition(result.findings, context)
  services.versions.forgetNewest(tenantId)
  await services.prisma.audit.create({
    data: {
      tenantId,
      id: randomUUID(),
      actorId: viewer.accountId,
      deed: 'publish',
      object: `definition:${definitionId}@${result.number}`,
      detail: JSON.stringify({ hash: result.hash, revision: draft.revision }),
    },
  })
  return {
    kind: 'Published' as const,
    definition: { definitionId },
    version: await services.versions.get(tenantId, definitionId, result.number),
    warnings: result.warnings,
  }
}

function invalidDefinition(findings: readonly Finding[], { locale }: GraphqlContext) {
  const code = 'definition.invalid'
  return {
    kind: 'InvalidDefinition' as const,
    code,
    message: bookMessage({ code }, locale),
    findings,
  }
}

async function staleDraft({ revision, updatedBy }: StoredDraft, context: GraphqlContext) {
  const code = 'draft.stale'
  const by = await context.accounts.load(updatedBy)
  return {
    kind: 'StaleDraft' as const,
    code,
    message: bookMessage({ code }, context.locale),
    revision,
    updatedBy: by?.name ?? updatedBy,
  }
}
