import { LinliError } from '@linli/schemas/linli-error'
import { builder } from '../graphql/builder.ts'

const DevMessageType = builder.prismaObject('DevMessage', {
  fields: (t) => ({
    id: t.exposeID('id'),
    phone: t.exposeString('phone'),
    text: t.exposeString('text'),
    at: t.expose('createdAt', { type: 'DateTime' }),
  }),
})

builder.queryField('devMessages', (t) =>
  t.prismaField({
    type: [DevMessageType],
    description: 'development only: what the development SMS sender sent',
    resolve: (query, _root, _args, { services, tenantId }) => {
      if (!services.development)
        throw new LinliError('access.denied', 'The inbox is there in development only.')
      return services.prisma.devMessage.findMany({
        ...query,
        where: { tenantId },
        orderBy: { createdAt: 'desc' },
        take: 50,
      })
    },
  }),
)
