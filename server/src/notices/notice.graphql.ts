import type { Locale, LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { signedIn, staffOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'

const NoticeType = builder.prismaObject('Notice', {
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.string({
      select: { title: true },
      resolve: ({ title }, _args, { locale }) => told(title, locale),
    }),
    body: t.string({
      select: { body: true },
      resolve: ({ body }, _args, { locale }) => told(body, locale),
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

const TeamNoticeKind = builder.enumType('TeamNoticeKind', {
  values: {
    GAP: { value: 'gap', description: 'Nobody is on duty although somebody should.' },
    AGREEMENT: { value: 'agreement', description: 'The agreement of an external unit ends soon.' },
    SWAP: { value: 'swap', description: 'A shift of the viewer’s is to change, or has changed.' },
  } as const,
})

const TeamNoticeType = builder.prismaObject('TeamNotice', {
  description: 'What the viewer was told of a team; no case is meant.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({
      type: TeamNoticeKind,
      select: { kind: true },
      resolve: ({ kind }) => (kind === 'gap' || kind === 'agreement' ? kind : 'swap'),
    }),
    teamId: t.exposeID('nodeId'),
    title: t.string({
      select: { title: true },
      resolve: ({ title }, _args, { locale }) => told(title, locale),
    }),
    body: t.string({
      select: { body: true },
      resolve: ({ body }, _args, { locale }) => told(body, locale),
    }),
    at: t.expose('createdAt', { type: 'DateTime' }),
  }),
})

const PersonNoticeKind = builder.enumType('PersonNoticeKind', {
  values: {
    LEAVE: {
      value: 'leave',
      description: 'The viewer stands in for somebody on leave, or other days.',
    },
    POST: { value: 'post', description: 'The viewer has a post for somebody else, or other days.' },
  } as const,
})

const PersonNoticeType = builder.prismaObject('PersonNotice', {
  description: 'What the viewer was told of her own work; neither a case nor a team is meant.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({
      type: PersonNoticeKind,
      select: { kind: true },
      resolve: ({ kind }) => (kind === 'leave' ? kind : 'post'),
    }),
    title: t.string({
      select: { title: true },
      resolve: ({ title }, _args, { locale }) => told(title, locale),
    }),
    body: t.string({
      select: { body: true },
      resolve: ({ body }, _args, { locale }) => told(body, locale),
    }),
    at: t.expose('createdAt', { type: 'DateTime' }),
  }),
})

builder.queryField('personNotices', (t) =>
  t.prismaField({
    type: [PersonNoticeType],
    description: 'Staff only. Her own, newest first, at most fifty.',
    resolve: (query, _root, _args, { services, viewer }) => {
      const { tenantId, accountId } = staffOnly(viewer)
      return services.prisma.personNotice.findMany({
        ...query,
        where: { tenantId, accountId },
        orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
        take: 50,
      })
    },
  }),
)

builder.queryField('teamNotices', (t) =>
  t.prismaField({
    type: [TeamNoticeType],
    description: 'Staff only. Her own, newest first, at most fifty.',
    resolve: (query, _root, _args, { services, viewer }) => {
      const { tenantId, accountId } = staffOnly(viewer)
      return services.prisma.teamNotice.findMany({
        ...query,
        where: { tenantId, accountId },
        orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
        take: 50,
      })
    },
  }),
)

/** A text of a notice as it is kept, in the language of whoever reads it. */
function told(text: string, locale: Locale): string {
  return textIn(JSON.parse(text) as LocaleText, locale)
}
