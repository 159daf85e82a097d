import type { Definition } from '@linli/schemas/definition'
import { localeTextIn, textIn } from '@linli/schemas/locale-text'
import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { DefinitionVersionRef } from '../graphql/refs.ts'
import { FindingType } from '../graphql/user-errors.ts'
import type { PublishedVersion } from '../reading/versions.ts'
import { checkDraft } from './check-draft.ts'
import type { StoredDraft } from './draft-store.ts'

/** A page shows the newest ones. */
const MAX_VERSIONS = 100

/** A definition is known by its id alone; what there is of it (draft, versions) loads by field. */
export interface DefinitionHead {
  readonly definitionId: string
}

DefinitionVersionRef.implement({
  fields: (t) => ({
    number: t.exposeInt('number'),
    name: t.string({
      nullable: true,
      description: 'What people call it; null where nobody gave it a name.',
      resolve: async ({ definitionId, number }, _args, { definitions }) =>
        (await definitions.versionNames.load(definitionId))?.get(number) ?? null,
    }),
    hash: t.exposeString('hash'),
    publishedAt: t.expose('publishedAt', { type: 'DateTime' }),
    publishedBy: t.string({
      resolve: ({ publishedBy }, _args, context) => nameOf(publishedBy, context),
    }),
    body: t.field({
      type: 'JSON',
      description: 'Without what its designers write for each other, for who may not read drafts.',
      resolve: ({ definition }, _args, { viewer }) =>
        viewer?.role === 'official' ? definition : withoutTalk(definition),
    }),
  }),
})

/** Without notes, frames, and why advice was left standing. */
function withoutTalk({ remarks: _, silenced: __, ...rest }: Definition): Definition {
  return rest
}

export const DraftType = builder.objectRef<StoredDraft>('Draft').implement({
  fields: (t) => ({
    body: t.exposeString('body', { description: "The document's text, byte for byte as saved." }),
    revision: t.exposeInt('revision'),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    updatedBy: t.string({
      resolve: ({ updatedBy }, _args, context) => nameOf(updatedBy, context),
    }),
    findings: t.field({
      type: [FindingType],
      resolve: ({ body }, _args, { services, tenantId }) =>
        checkDraft(body, (definition) => services.engine.neighbourFindings(tenantId, definition)),
    }),
  }),
})

export const DefinitionType = builder.objectRef<DefinitionHead>('Definition')
builder.node(DefinitionType, {
  id: { resolve: ({ definitionId }) => definitionId },
  isTypeOf: (value) => typeof value === 'object' && value !== null && !('tenantId' in value),
  loadOne: (id, context) => findDefinition(id, context),
  fields: (t) => ({
    definitionId: t.exposeString('definitionId'),
    title: t.string({
      resolve: async ({ definitionId }, _args, context) => {
        const draft = await context.definitions.drafts.load(definitionId)
        const newest = (await loadVersions(definitionId, context))[0]?.definition
        // A draft may be of any shape; its title is shown where it has one.
        const title = localeTextIn(draft === null ? newest?.title : JSON.parse(draft.body)?.title)
        return title === null ? definitionId : textIn(title, context.locale)
      },
    }),
    draft: t.field({
      type: DraftType,
      nullable: true,
      resolve: ({ definitionId }, _args, { definitions }) => definitions.drafts.load(definitionId),
    }),
    versions: t.field({
      type: [DefinitionVersionRef],
      description: 'Newest first.',
      resolve: ({ definitionId }, _args, context) => loadVersions(definitionId, context),
    }),
    activeCount: t.int({
      description: 'Running instances, of all versions.',
      resolve: async ({ definitionId }, _args, { definitions }) =>
        (await definitions.activeCounts.load(definitionId)) ?? 0,
    }),
  }),
})

builder.queryFields((t) => ({
  definitions: t.field({
    type: [DefinitionType],
    description: 'Officials only.',
    resolve: async (_root, _args, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      const where = { tenantId }
      const select = { definitionId: true } as const
      const [versions, drafts] = await Promise.all([
        services.versions.newest(tenantId),
        services.prisma.draft.findMany({ where, select }),
      ])
      const ids = [...versions, ...drafts].map(({ definitionId }) => definitionId)
      return [...new Set(ids)].sort().map((definitionId) => ({ definitionId }))
    },
  }),
  definition: t.field({
    type: DefinitionType,
    nullable: true,
    description: 'Officials only.',
    args: { id: t.arg.string({ required: true }) },
    resolve: (_root, { id }, context) => findDefinition(id, context),
  }),
}))

async function findDefinition(
  definitionId: string,
  context: GraphqlContext,
): Promise<DefinitionHead | null> {
  officialOnly(context.viewer)
  const [draft, numbers] = await Promise.all([
    context.definitions.drafts.load(definitionId),
    context.definitions.versionNumbers.load(definitionId),
  ])
  return draft === null && (numbers ?? []).length === 0 ? null : { definitionId }
}

export async function loadVersions(
  definitionId: string,
  { services, tenantId, definitions }: GraphqlContext,
): Promise<PublishedVersion[]> {
  const numbers = (await definitions.versionNumbers.load(definitionId)) ?? []
  return Promise.all(
    numbers
      .slice(0, MAX_VERSIONS)
      .map((number) => services.versions.get(tenantId, definitionId, number)),
  )
}

async function nameOf(accountId: string, { accounts }: GraphqlContext): Promise<string> {
  return (await accounts.load(accountId))?.name ?? accountId
}
