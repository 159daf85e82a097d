import { builder } from '../graphql/builder.ts'
import { InvalidSubmissionType, RefusalType } from '../graphql/user-errors.ts'

const InstanceChangedType = builder
  .objectRef<{ readonly kind: 'InstanceChanged'; readonly instanceId: string }>('InstanceChanged')
  .implement({
    fields: (t) => ({
      instance: t.prismaField({
        type: 'Instance',
        resolve: (query, { instanceId }, _args, { services, tenantId }) =>
          services.prisma.instance.findUniqueOrThrow({
            ...query,
            where: { tenantId_id: { tenantId, id: instanceId } },
          }),
      }),
    }),
  })

/** What an act on an instance gives. */
export const InstanceResult = builder.unionType('InstanceResult', {
  types: [InstanceChangedType, InvalidSubmissionType, RefusalType],
  resolveType: (value) => value.kind,
})
