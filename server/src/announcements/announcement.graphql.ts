import { textIn } from '@linli/schemas/locale-text'
import { isStaff, officialOnly, wholeStreetOnly } from '../access/viewer.ts'
import { inTransaction } from '../database/in-transaction.ts'
import { builder } from '../graphql/builder.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import {
  type Announcement,
  announce,
  findAll,
  findCurrent,
  withdraw,
} from './announcement-store.ts'
import { parseTold } from './told-text.ts'

const MAX_TITLE = 60
export const MAX_BODY = 1_000

const AudienceType = builder.enumType('Audience', {
  values: { EVERYONE: { value: 'everyone' }, STAFF: { value: 'staff' } } as const,
})

export const ToldInput = builder.inputType('ToldInput', {
  fields: (t) => ({
    zh: t.string({ required: true }),
    en: t.string({ description: 'Who reads English is shown the Chinese where it is left out.' }),
  }),
})

const AnnouncementType = builder.objectRef<Announcement>('Announcement').implement({
  description: 'What the street tells everybody, or its staff, for some days.',
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.string({ resolve: ({ title }, _args, { locale }) => textIn(title, locale) }),
    body: t.string({ resolve: ({ body }, _args, { locale }) => textIn(body, locale) }),
  }),
})

const KeptAnnouncementType = builder.objectRef<Announcement>('KeptAnnouncement').implement({
  description: 'An announcement as the list of officials has it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.string({ resolve: ({ title }, _args, { locale }) => textIn(title, locale) }),
    body: t.string({ resolve: ({ body }, _args, { locale }) => textIn(body, locale) }),
    audience: t.expose('audience', { type: AudienceType }),
    from: t.expose('from', { type: 'DateTime' }),
    until: t.expose('until', { type: 'DateTime', description: 'Not included.' }),
    by: t.string({
      description: 'Who announced it.',
      resolve: async ({ by }, _args, { accounts }) => (await accounts.load(by))?.name ?? by,
    }),
    withdrawnAt: t.expose('withdrawnAt', { type: 'DateTime', nullable: true }),
  }),
})

interface AnnouncedShape {
  readonly kind: 'Announced'
  readonly id: string
}
const AnnouncedType = builder
  .objectRef<AnnouncedShape>('Announced')
  .implement({ fields: (t) => ({ id: t.exposeID('id') }) })
const AnnounceResult = builder.unionType('AnnounceResult', {
  types: [AnnouncedType, RefusalType],
  resolveType: (value) => value.kind,
})

const AnnounceInput = builder.inputType('AnnounceInput', {
  fields: (t) => ({
    title: t.field({
      type: ToldInput,
      required: true,
      description: `At most ${MAX_TITLE} characters.`,
    }),
    body: t.field({
      type: ToldInput,
      required: true,
      description: `At most ${MAX_BODY} characters.`,
    }),
    audience: t.field({ type: AudienceType, required: true }),
    from: t.field({ type: 'DateTime', required: true }),
    until: t.field({
      type: 'DateTime',
      required: true,
      description: 'Not included; within a year of the beginning.',
    }),
  }),
})

builder.queryFields((t) => ({
  announcements: t.field({
    type: [AnnouncementType],
    description:
      'Public. Those that count now, newest first, at most ten; those for staff only to staff.',
    resolve: (_root, _args, { services, tenantId, viewer }) =>
      findCurrent(services.pool, {
        ...{ tenantId, now: services.clock.now(), isStaff: isStaff(viewer) },
      }),
  }),
  allAnnouncements: t.field({
    type: [KeptAnnouncementType],
    description: 'Officials only. Those that are over or withdrawn too, at most a hundred.',
    resolve: (_root, _args, { services, viewer }) =>
      findAll(services.pool, officialOnly(viewer).tenantId),
  }),
}))

builder.mutationFields((t) => ({
  announce: t.field({
    type: AnnounceResult,
    description: 'Officials of the whole street only.',
    args: { input: t.arg({ type: AnnounceInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(context, async () => {
        const { tenantId, accountId: by } = wholeStreetOnly(context.viewer)
        const { audience, from, until } = input
        const announcement = {
          ...{ title: parseTold(input.title, MAX_TITLE), body: parseTold(input.body, MAX_BODY) },
          ...{ audience, from, until },
        }
        const now = context.services.clock.now()
        const id = await inTransaction(context.services.pool, (client) =>
          announce(client, { tenantId, by, now, announcement }),
        )
        return { kind: 'Announced' as const, id }
      }),
  }),
  withdrawAnnouncement: t.field({
    type: AnnounceResult,
    description:
      'Officials of the whole street only. Nobody is shown it any more; it stays in the list.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, asked, context) =>
      orRefusal(context, async () => {
        const { tenantId, accountId: by } = wholeStreetOnly(context.viewer)
        const id = String(asked.id)
        const now = context.services.clock.now()
        await inTransaction(context.services.pool, (client) =>
          withdraw(client, { tenantId, by, now, id }),
        )
        return { kind: 'Announced' as const, id }
      }),
  }),
}))
