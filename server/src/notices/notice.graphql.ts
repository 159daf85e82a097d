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

/** As many as come at once. */
const PAGE = 50
const OLDER = 'Id of one of hers: only those that stand after it.'
const newestFirst = {
  orderBy: [{ createdAt: 'desc' as const }, { id: 'asc' as const }],
  take: PAGE,
}

/** Where a page begins; null for the newest. Nobody learns of an id that is not hers more than that nothing stands after it. */
interface Place {
  readonly createdAt: Date
  readonly id: string
}

/** What comes after it in that order. */
function after(place: Place | null) {
  if (place === null) return {}
  const { createdAt, id } = place
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { gt: id } }] }
}

/** The page that is asked for; empty where it begins at nothing of hers. */
async function pageAfter<Row>(
  asked: string | number | null | undefined,
  find: {
    readonly place: (id: string) => Promise<Place | null>
    readonly page: (place: Place | null) => Promise<Row[]>
  },
): Promise<Row[]> {
  if (asked == null) return find.page(null)
  const id = String(asked)
  const place = id.includes('\0') ? null : await find.place(id)
  return place === null ? [] : find.page(place)
}

const PLACE = { createdAt: true, id: true } as const

builder.queryField('notices', (t) =>
  t.prismaField({
    type: [NoticeType],
    description: `Her own, newest first, at most ${PAGE}.`,
    args: { olderThan: t.arg.id({ description: OLDER }) },
    resolve: (query, _root, { olderThan }, { services, viewer }) => {
      const { tenantId, accountId } = signedIn(viewer)
      const { notice } = services.prisma
      const hers = { tenantId, accountId }
      return pageAfter(olderThan, {
        place: (id) => notice.findFirst({ where: { ...hers, id }, select: PLACE }),
        page: (place) =>
          notice.findMany({ ...query, ...newestFirst, where: { ...hers, ...after(place) } }),
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
    description: `Staff only. Her own, newest first, at most ${PAGE}.`,
    args: { olderThan: t.arg.id({ description: OLDER }) },
    resolve: (query, _root, { olderThan }, { services, viewer }) => {
      const { tenantId, accountId } = staffOnly(viewer)
      const { personNotice } = services.prisma
      const hers = { tenantId, accountId }
      return pageAfter(olderThan, {
        place: (id) => personNotice.findFirst({ where: { ...hers, id }, select: PLACE }),
        page: (place) =>
          personNotice.findMany({ ...query, ...newestFirst, where: { ...hers, ...after(place) } }),
      })
    },
  }),
)

builder.queryField('teamNotices', (t) =>
  t.prismaField({
    type: [TeamNoticeType],
    description: `Staff only. Her own, newest first, at most ${PAGE}.`,
    args: { olderThan: t.arg.id({ description: OLDER }) },
    resolve: (query, _root, { olderThan }, { services, viewer }) => {
      const { tenantId, accountId } = staffOnly(viewer)
      const { teamNotice } = services.prisma
      const hers = { tenantId, accountId }
      return pageAfter(olderThan, {
        place: (id) => teamNotice.findFirst({ where: { ...hers, id }, select: PLACE }),
        page: (place) =>
          teamNotice.findMany({ ...query, ...newestFirst, where: { ...hers, ...after(place) } }),
      })
    },
  }),
)

/** A text of a notice as it is kept, in the language of whoever reads it. */
function told(text: string, locale: Locale): string {
  return textIn(JSON.parse(text) as LocaleText, locale)
}
