import type { RetentionRule } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { governedInstances } from '../access/readable.ts'
import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { Certificate } from './certificate.ts'
import type { RuledVersion } from './erase-due.ts'
import { ruledVersions } from './erase-due.ts'
import { fieldTitles } from './field-titles.ts'
import { findRetentionDefault } from './retention-default.ts'
import type { RuleTally, StoredErasure } from './retention-store.ts'
import { findErasures, tallyRule } from './retention-store.ts'

const PAGE = 50

interface ToldRule {
  readonly version: RuledVersion
  readonly tally: RuleTally
}

const RetentionRuleType = builder.objectRef<ToldRule>('RetentionRule').implement({
  description: 'How long a version keeps personal data, with what it would erase now.',
  fields: (t) => ({
    definitionId: t.string({ resolve: ({ version }) => version.definitionId }),
    title: t.string({
      resolve: ({ version }, _args, { locale }) => textIn(version.definition.title, locale),
    }),
    version: t.int({ resolve: ({ version }) => version.number }),
    days: t.int({
      description: 'Days of 24 hours after the end.',
      resolve: ({ version }) => version.rule.days,
    }),
    erase: t.string({
      description: '`marked` or `sensitive`.',
      resolve: ({ version }) => version.rule.erase,
    }),
    isByDefault: t.boolean({
      description: 'The version does not say it; the street does.',
      resolve: ({ version }) => version.isByDefault,
    }),
    fields: t.stringList({
      description: 'What the fields are called that are erased, each once.',
      resolve: ({ version }) => fieldTitles(version),
    }),
    due: t.int({
      description: 'Cases whose time is over: the next pass erases them.',
      resolve: ({ tally }) => tally.due,
    }),
    held: t.int({ description: 'The same, on hold.', resolve: ({ tally }) => tally.held }),
    waiting: t.int({
      description: 'Cases that have ended and whose time is not over.',
      resolve: ({ tally }) => tally.waiting,
    }),
    erased: t.int({ resolve: ({ tally }) => tally.erased }),
    nextAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the first of those that wait is due.',
      resolve: ({ tally }) => tally.nextAt,
    }),
  }),
})

const certificateOf = ({ body }: StoredErasure) => JSON.parse(body) as Certificate

const ErasureType = builder.objectRef<StoredErasure>('Erasure').implement({
  description:
    'A certificate of what was erased in one go. It has no personal data, and never changes.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Gapless within the street.' }),
    at: t.expose('at', { type: 'DateTime' }),
    title: t.string({
      resolve: (erasure, _args, { locale }) =>
        textIn(certificateOf(erasure).definition.title, locale),
    }),
    version: t.int({ resolve: (erasure) => certificateOf(erasure).definition.version }),
    days: t.int({ resolve: (erasure) => certificateOf(erasure).rule.days }),
    erase: t.string({ resolve: (erasure) => certificateOf(erasure).rule.erase }),
    cases: t.stringList({
      description: 'Their numbers.',
      resolve: (erasure) => certificateOf(erasure).cases.numbers,
    }),
    endedFrom: t.string({ resolve: (erasure) => certificateOf(erasure).cases.endedFrom }),
    endedUntil: t.string({ resolve: (erasure) => certificateOf(erasure).cases.endedUntil }),
    values: t.int({
      description: 'Answers, each counted at every place where it stood.',
      resolve: (erasure) => certificateOf(erasure).erased.values,
    }),
    files: t.int({ resolve: (erasure) => certificateOf(erasure).erased.files }),
    notices: t.int({ resolve: (erasure) => certificateOf(erasure).erased.notices }),
    by: t.string({
      description: '`job` or `official`; the audit says who.',
      resolve: (erasure) => certificateOf(erasure).by,
    }),
    body: t.exposeString('body', {
      description: 'Canonical JSON, byte for byte as the hash was made of it.',
    }),
    hash: t.exposeString('hash', { description: 'Hex SHA-256 of the body.' }),
  }),
})

const HoldType = builder.prismaObject('InstanceHold', {
  name: 'RetentionHold',
  description: 'A case that is not erased while it is on hold.',
  fields: (t) => ({
    instance: t.relation('instance'),
    reason: t.exposeString('reason'),
    by: t.string({
      resolve: async ({ heldBy }, _args, { accounts }) =>
        (await accounts.load(heldBy))?.name ?? heldBy,
    }),
    at: t.expose('heldAt', { type: 'DateTime' }),
  }),
})

builder.prismaObjectField('Instance', 'hold', (t) =>
  t.field({
    type: HoldType,
    nullable: true,
    description: 'Why it is not erased though its time may be over. Officials only.',
    select: { hold: true },
    resolve: ({ hold }, _args, { viewer }) => (viewer?.role === 'official' ? hold : null),
  }),
)

interface ToldDefault {
  readonly rule: RetentionRule | null
  readonly mayChange: boolean
}

const RetentionDefaultType = builder.objectRef<ToldDefault>('RetentionDefault').implement({
  description: 'How long the street keeps personal data where a version does not say it.',
  fields: (t) => ({
    days: t.int({
      nullable: true,
      description: 'Of 24 hours after the end; null where it is kept.',
      resolve: ({ rule }) => rule?.days ?? null,
    }),
    erase: t.string({
      nullable: true,
      description: '`marked` or `sensitive`.',
      resolve: ({ rule }) => rule?.erase ?? null,
    }),
    mayChange: t.exposeBoolean('mayChange', {
      description: 'The viewer is of the whole street: she sets it, and erases what is due now.',
    }),
  }),
})

builder.queryFields((t) => ({
  retentionDefault: t.field({
    type: RetentionDefaultType,
    description: 'Officials only.',
    resolve: async (_root, _args, { services, viewer }) => {
      const { tenantId, scope } = officialOnly(viewer)
      const rule = await findRetentionDefault(services.pool, tenantId)
      return { rule, mayChange: scope === null }
    },
  }),
  retentionRules: t.field({
    type: [RetentionRuleType],
    description: 'Officials only. Versions with a rule, by definition, oldest first.',
    resolve: async (_root, _args, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      const now = services.clock.now()
      const versions = await ruledVersions(services, tenantId)
      return Promise.all(
        versions.map(async (version) => ({
          version,
          tally: await tallyRule(services.pool, version, { tenantId, now }),
        })),
      )
    },
  }),
  erasures: t.field({
    type: [ErasureType],
    description: `Officials only. Newest first, at most ${PAGE}.`,
    args: { below: t.arg.int({ description: 'Only those with a smaller number.' }) },
    resolve: (_root, { below }, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      const asked = { tenantId, below: below ?? 2_147_483_647, limit: PAGE }
      return findErasures(services.pool, asked)
    },
  }),
  retentionHolds: t.prismaField({
    type: [HoldType],
    description: 'Officials only. Cases of her part that are on hold, newest first.',
    resolve: (query, _root, _args, { services, viewer }) =>
      services.prisma.instanceHold.findMany({
        ...query,
        where: { instance: governedInstances(officialOnly(viewer)) },
        orderBy: { heldAt: 'desc' },
      }),
  }),
}))
