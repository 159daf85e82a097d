import { LinliError } from '@linli/schemas/linli-error'
import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import {
  InvalidDefinitionType,
  orRefusal,
  RefusalType,
  StaleDraftType,
} from '../graphql/user-errors.ts'
import { findUnkeepable } from './check-draft.ts'
import { DraftType } from './definition.graphql.ts'
import { invalidDefinition, staleDraft } from './draft-answers.ts'
import type { StoredDraft } from './draft-store.ts'
import { loadDraft, MAX_BODY_BYTES, replaceDraft } from './draft-store.ts'

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
builder.mutationField('saveDraft', (t) =>
  t.field({
    type: SaveDraftResult,
    description:
      'Officials only. Keeps any JSON that bears the right id; its findings come back with the draft.',
    args: { input: t.arg({ type: SaveDraftInput, required: true }) },
    resolve: (_root, { input }, context) => orRefusal(context, () => saveDraft(input, context)),
  }),
)

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
