import type { Finding } from '@linli/schemas/finding'
import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { FindingType } from '../graphql/user-errors.ts'
import { DefinitionType } from './definition.graphql.ts'
import type { StoredRequest } from './publication-request-store.ts'

/** A page shows the newest ones. */
const MAX_REQUESTS = 100

export const PublicationRequestType = builder
  .objectRef<StoredRequest>('PublicationRequest')
  .implement({
    description: 'An official asks a second one to publish a draft.',
    fields: (t) => ({
      id: t.exposeID('id'),
      definition: t.field({
        type: DefinitionType,
        resolve: ({ definitionId }) => ({ definitionId }),
      }),
      revision: t.exposeInt('revision'),
      reason: t.exposeString('reason'),
      versionName: t.exposeString('versionName', {
        nullable: true,
        description: 'What the version is to be called.',
      }),
      movesInstances: t.exposeBoolean('movesInstances', {
        description: 'Running cases are to move to the version, where they can.',
      }),
      findings: t.field({
        type: [FindingType],
        description: 'What was not proven when it was asked for.',
        resolve: ({ findings }) => JSON.parse(findings) as Finding[],
      }),
      requestedBy: t.string({
        resolve: ({ requestedBy }, _args, context) => nameOf(requestedBy, context),
      }),
      requestedAt: t.expose('requestedAt', { type: 'DateTime' }),
      isOwn: t.boolean({
        description: 'Whether the viewer asked for it, and so cannot approve it.',
        resolve: ({ requestedBy }, _args, { viewer }) => requestedBy === viewer?.accountId,
      }),
      isStale: t.boolean({
        description: 'Whether the draft was changed since.',
        resolve: async ({ definitionId, revision }, _args, { definitions }) =>
          (await definitions.drafts.load(definitionId))?.revision !== revision,
      }),
      decision: t.exposeString('decision', {
        nullable: true,
        description: '`approved`, `declined` or `replaced`; null while open.',
      }),
      decisionReason: t.exposeString('decisionReason', { nullable: true }),
      decidedBy: t.string({
        nullable: true,
        resolve: ({ decidedBy }, _args, context) =>
          decidedBy === null ? null : nameOf(decidedBy, context),
      }),
      decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true }),
    }),
  })

builder.queryFields((t) => ({
  publicationRequests: t.field({
    type: [PublicationRequestType],
    description: 'Officials only. Open ones first, then the newest.',
    resolve: async (_root, _args, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      return await services.prisma.publicationRequest.findMany({
        where: { tenantId },
        orderBy: [{ decidedAt: { sort: 'desc', nulls: 'first' } }, { requestedAt: 'desc' }],
        take: MAX_REQUESTS,
      })
    },
  }),
  publishingTakesTwo: t.field({
    type: 'Boolean',
    description: 'Officials only. Whether every publication takes a second official.',
    resolve: async (_root, _args, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      const tenant = await services.prisma.tenant.findUnique({ where: { id: tenantId } })
      return tenant?.fourEyes ?? false
    },
  }),
}))

async function nameOf(accountId: string, { accounts }: GraphqlContext): Promise<string> {
  return (await accounts.load(accountId))?.name ?? accountId
}
