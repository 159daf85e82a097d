import type { RetentionRule } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { governedInstances } from '../access/readable.ts'
import { officialOnly, type Viewer } from '../access/viewer.ts'
import { builder, isInstanceId } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import type { Certificate } from './certificate.ts'
import type { RuledVersion } from './erase-due.ts'
import { ruledVersions } from './erase-due.ts'
import { fieldTitles } from './field-titles.ts'
import { findRetentionDefault } from './retention-default.ts'
import type { RuleTally, StoredErasure } from './retention-store.ts'
import { findErasures, tallyRule, whereDue } from './retention-store.ts'

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
  dueCases: t.prismaField({
    type: ['Instance'],
    description: `Officials only. Cases of her part that ended on this version and have had their time, on hold or not, the longest ended first; at most ${PAGE}.`,
    args: {
      definitionId: t.arg.string({ required: true }),
      version: t.arg.int({ required: true }),
      after: t.arg.id({ description: 'Of one of them: only those that stand after it.' }),
    },
    resolve: async (query, _root, asked, context) => {
      const where = await whereDueIn(officialOnly(context.viewer), asked, context)
      if (where === null) return []
      return context.services.prisma.instance.findMany({
        ...query,
        where,
        orderBy: [{ endedAt: 'asc' }, { id: 'asc' }],
        take: PAGE,
      })
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

interface DueQuestion {
  readonly definitionId: string
  readonly version: number
  readonly after?: string | number | null | undefined
}

/** Null where nothing is due: no rule is about the version, or the page begins at a case that is not among them. */
async function whereDueIn(
  official: Viewer,
  { definitionId, version, after }: DueQuestion,
  { services }: GraphqlContext,
) {
  const ruled = (await ruledVersions(services, official.tenantId)).find(
    (each) => each.definitionId === definitionId && each.number === version,
  )
  if (ruled === undefined) return null
  const AND = [governedInstances(official), whereDue(ruled, services.clock.now())]
  if (after == null) return { AND }
  const id = String(after)
  const last = isInstanceId(id)
    ? await services.prisma.instance.findFirst({
        where: { AND: [{ id }, ...AND] },
        select: { endedAt: true },
      })
    : null
  if (last?.endedAt == null) return null
  const { endedAt } = last
  return { AND: [...AND, { OR: [{ endedAt: { gt: endedAt } }, { endedAt, id: { gt: id } }] }] }
}
