import type { NoticeWording } from '@linli/runtime/core'
import { fillWording } from '@linli/runtime/core'
import { invariant } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import { officialOnly, wholeStreetOnly } from '../access/viewer.ts'
import { inTransaction } from '../database/in-transaction.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { InvalidSubmissionType, orProblems, RefusalType } from '../graphql/user-errors.ts'
import { findWordings, setWording } from './notice-wordings.ts'
import { WORDED_KINDS, type WordedKind } from './worded-kinds.ts'

interface WordingShape {
  readonly kind: 'NoticeWording'
  readonly of: WordedKind
  readonly own: NoticeWording | null
}

const AboutEnum = builder.enumType('NoticeAbout', {
  values: {
    CASE: { value: 'case' },
    FOLLOWED: { value: 'followed', description: 'A case that residents follow (关注).' },
    TEAM: { value: 'team', description: 'A team, its roster and its agreement.' },
    STAND_IN: { value: 'stand-in', description: 'A leave or a post for which somebody stands in.' },
    SIGN_IN: { value: 'sign-in' },
  } as const,
})

interface PlaceholderShape {
  readonly name: string
  readonly of: WordedKind
}

const PlaceholderType = builder.objectRef<PlaceholderShape>('NoticePlaceholder').implement({
  description:
    'What a wording may name, and what stands there for a case, people and places that do not exist.',
  fields: (t) => ({
    name: t.exposeString('name'),
    sampleZh: t.string({ resolve: ({ name, of }) => of.samples[name]?.['zh-CN'] ?? '' }),
    sampleEn: t.string({ resolve: ({ name, of }) => of.samples[name]?.en ?? '' }),
  }),
})

const TextsType = builder
  .objectRef<{ readonly title: LocaleText; readonly body: LocaleText }>('NoticeTexts')
  .implement({
    description: 'A notice in both languages.',
    fields: (t) => ({
      titleZh: t.string({ resolve: ({ title }) => title['zh-CN'] }),
      titleEn: t.string({ resolve: ({ title }) => title.en ?? '' }),
      bodyZh: t.string({ resolve: ({ body }) => body['zh-CN'] }),
      bodyEn: t.string({ resolve: ({ body }) => body.en ?? '' }),
    }),
  })

const WordingType = builder.objectRef<WordingShape>('NoticeWording').implement({
  description: 'How a notice that every street sends is worded, with its placeholders.',
  fields: (t) => ({
    id: t.string({ resolve: ({ of }) => of.kind }),
    about: t.field({
      type: AboutEnum,
      description: 'Whom or what it is about.',
      resolve: ({ of }) => of.about,
    }),
    channel: t.string({ description: '`app` or `sms`', resolve: ({ of }) => of.channel }),
    placeholders: t.field({
      type: [PlaceholderType],
      resolve: ({ of }) => of.rules.placeholders.map((name) => ({ name, of })),
    }),
    isOwn: t.boolean({
      description: 'Whether the street has a wording of its own.',
      resolve: ({ own }) => own !== null,
    }),
    texts: t.field({ type: TextsType, resolve: ({ own, of }) => own ?? of.usual }),
    usual: t.field({
      type: TextsType,
      description: 'Where a street has none of its own.',
      resolve: ({ of }) => of.usual,
    }),
    sample: t.field({
      type: TextsType,
      description: 'Filled in for a case, people and places that do not exist.',
      resolve: ({ own, of }) => sampleOf(own ?? of.usual, of),
    }),
  }),
})
const WordingResult = builder.unionType('NoticeWordingResult', {
  types: [WordingType, InvalidSubmissionType, RefusalType],
  resolveType: (value) => value.kind,
})

function sampleOf(wording: NoticeWording, { samples }: WordedKind): NoticeWording {
  return fillWording(wording, (locale) =>
    Object.fromEntries(Object.entries(samples).map(([name, said]) => [name, said[locale]])),
  )
}

builder.queryField('noticeWordings', (t) =>
  t.field({
    type: [WordingType],
    description: 'Officials only.',
    resolve: async (_root, _args, { viewer, services, tenantId }) => {
      officialOnly(viewer)
      const own = await findWordings(services.pool, tenantId)
      return [...WORDED_KINDS.values()].map((of) => ({
        kind: 'NoticeWording' as const,
        ...{ of, own: own[of.kind] ?? null },
      }))
    },
  }),
)

const TextsInput = builder.inputType('NoticeTextsInput', {
  description: 'With the placeholders of the kind, `{{number}}`, and no others.',
  fields: (t) => ({
    titleZh: t.string({ required: true }),
    titleEn: t.string({ required: true }),
    bodyZh: t.string({ required: true }),
    bodyEn: t.string({ required: true }),
  }),
})

builder.mutationFields((t) => ({
  setNoticeWording: t.field({
    type: WordingResult,
    description:
      'Officials of the whole street only. Notices that are delivered from now on are worded so.',
    args: {
      id: t.arg.string({ required: true }),
      texts: t.arg({ type: TextsInput, required: true }),
    },
    resolve: (_root, { id, texts }, context) => {
      const { titleZh, titleEn, bodyZh, bodyEn } = texts
      return change(context, id, {
        title: { 'zh-CN': titleZh, en: titleEn },
        body: { 'zh-CN': bodyZh, en: bodyEn },
      })
    },
  }),
  resetNoticeWording: t.field({
    type: WordingResult,
    description: 'Officials of the whole street only. The usual wording holds again.',
    args: { id: t.arg.string({ required: true }) },
    resolve: (_root, { id }, context) => change(context, id, null),
  }),
}))

function change(context: GraphqlContext, kind: string, wording: NoticeWording | null) {
  return orProblems(context, async (): Promise<WordingShape> => {
    const { tenantId, accountId: by } = wholeStreetOnly(context.viewer)
    await inTransaction(context.services.pool, (client) =>
      setWording(client, { tenantId, by, kind, wording }),
    )
    const of = WORDED_KINDS.get(kind)
    invariant(of, 'A kind that was worded is known.')
    return { kind: 'NoticeWording', of, own: wording }
  })
}
