import { LinliError } from '@linli/schemas/linli-error'
import { OUTSIDE_CHANNELS } from '../channels/message-sender.ts'
import { NoticeWayType } from '../channels/notice-way-type.graphql.ts'
import { builder } from '../graphql/builder.ts'

const DevMessageType = builder.prismaObject('DevMessage', {
  fields: (t) => ({
    id: t.exposeID('id'),
    channel: t.field({
      type: NoticeWayType,
      select: { channel: true },
      resolve: ({ channel }) => OUTSIDE_CHANNELS.find((known) => known === channel) ?? 'sms',
    }),
    phone: t.exposeString('phone'),
    text: t.exposeString('text'),
    at: t.expose('createdAt', { type: 'DateTime' }),
  }),
})

builder.queryField('devMessages', (t) =>
  t.prismaField({
    type: [DevMessageType],
    description: 'development only: what every channel would have sent',
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
