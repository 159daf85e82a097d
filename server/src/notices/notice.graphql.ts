import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { signedIn } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'

const NoticeType = builder.prismaObject('Notice', {
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.string({
      select: { title: true },
      resolve: (notice, _args, { locale }) =>
        textIn(JSON.parse(notice.title) as LocaleText, locale),
    }),
    body: t.string({
      select: { body: true },
      resolve: (notice, _args, { locale }) => textIn(JSON.parse(notice.body) as LocaleText, locale),
    }),
    at: t.expose('createdAt', { type: 'DateTime' }),
    readAt: t.expose('readAt', { type: 'DateTime', nullable: true }),
    instanceId: t.exposeID('instanceId'),
  }),
})

builder.queryField('notices', (t) =>
  t.prismaField({
    type: [NoticeType],
    resolve: (query, _root, _args, { services, viewer }) => {
      const { tenantId, accountId } = signedIn(viewer)
      return services.prisma.notice.findMany({
        ...query,
        where: { tenantId, accountId },
        orderBy: { createdAt: 'desc' },
        take: 50,
      })
    },
  }),
)
