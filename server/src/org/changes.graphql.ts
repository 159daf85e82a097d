import type { JsonValue } from '@linli/schemas/json'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'

interface ChangeRow {
  readonly id: string
  readonly at: Date
  readonly actorId: string | null
  readonly deed: string
  readonly detail: string
}

const MOST = 50

/** One row of the audit, for people. */
export const OrgChangeType = builder.objectRef<ChangeRow>('OrgChange').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    at: t.expose('at', { type: 'DateTime' }),
    by: t.string({
      description: 'Name of who did it; empty where nobody did.',
      resolve: async ({ actorId }, _args, { accounts }) =>
        actorId === null ? '' : ((await accounts.load(actorId))?.name ?? actorId),
    }),
    deed: t.exposeString('deed'),
    before: t.field({
      type: 'JSON',
      nullable: true,
      resolve: ({ detail }) => partOf(detail, 'before'),
    }),
    after: t.field({
      type: 'JSON',
      nullable: true,
      resolve: ({ detail }) => partOf(detail, 'after'),
    }),
  }),
})

/** What was done to one person or node, newest first, at most fifty. Only for a viewer who was let in before. */
export function changesOf(object: string, { services, tenantId }: GraphqlContext) {
  return services.prisma.audit.findMany({
    // A sign-in changes nothing.
    where: { tenantId, object, deed: { not: 'sign-in' } },
    orderBy: { at: 'desc' },
    take: MOST,
  })
}

function partOf(detail: string, name: 'before' | 'after'): JsonValue {
  const value: unknown = JSON.parse(detail)
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return (parts.find(([key]) => key === name)?.[1] ?? null) as JsonValue
}
