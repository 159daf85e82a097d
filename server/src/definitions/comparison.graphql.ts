import type { Altered, Breakage, Change } from '@linli/runtime/core'
import { brokenBy, diffDefinitions } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { textIn } from '@linli/schemas/locale-text'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { FindingType } from '../graphql/user-errors.ts'
import { POST_TITLES } from '../reading/post-titles.ts'
import { countLate, countStanding, statesOf } from './change-impact.ts'
import { DefinitionType } from './definition.graphql.ts'

/** A change with what it means for running instances. */
interface TellingChange extends Change {
  readonly standing: number
  readonly late: number
}

/** What an edited field breaks, with how many running instances meet it. */
interface TellingBreakage extends Breakage {
  readonly standing: number
}

interface Comparison {
  readonly before: number
  /** Null for the draft. */
  readonly after: number | null
  readonly running: number
  readonly changes: readonly TellingChange[]
  readonly broken: readonly TellingBreakage[]
  readonly findings: readonly Finding[]
}

const ChangeType = builder.objectRef<TellingChange>('DefinitionChange').implement({
  description: 'One edit between two texts of a definition, in a plain sentence.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '`noun.what`, stable.' }),
    part: t.exposeString('part', {
      description:
        'definition | states | transitions | tasks | timers | forms | notices | triggers | events | context | scenarios',
    }),
    path: t.exposeString('path', { description: 'JSON Pointer into the text that `side` names.' }),
    side: t.exposeString('side', { description: 'before | after' }),
    bearing: t.exposeString('bearing', { description: 'behaviour | wording | none' }),
    message: t.string({
      resolve: ({ message }, _args, { locale }) => textIn(message, locale),
    }),
    standing: t.exposeInt('standing', {
      description:
        'Running instances, of all versions, that stand in a state where the change is met.',
    }),
    late: t.exposeInt('late', {
      description:
        'Open tasks that are in time, and would be late now if their deadlines were counted as the later text says.',
    }),
  }),
})

const AlteredType = builder.objectRef<Altered>('AlteredReader').implement({
  description: 'An expression or text that still compiles and means something else.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'guard | mapping | trigger | notice | rule' }),
    path: t.exposeString('path', { description: 'JSON Pointer into the later text.' }),
    reason: t.exposeString('reason', { description: 'empty | never | type | broken' }),
    message: t.string({ resolve: ({ message }, _args, { locale }) => textIn(message, locale) }),
  }),
})

const BreakageType = builder.objectRef<TellingBreakage>('FieldBreakage').implement({
  description: 'What the edit of one field of a form does to the rest of the definition.',
  fields: (t) => ({
    form: t.string({ resolve: ({ field }) => field.form }),
    field: t.string({ description: 'Dotted.', resolve: ({ field }) => field.field }),
    title: t.string({ resolve: ({ field }, _args, { locale }) => textIn(field.title, locale) }),
    path: t.string({
      nullable: true,
      description: 'JSON Pointer into the later text; null for a field that went.',
      resolve: ({ field }) => (field.now === null ? null : field.path),
    }),
    broken: t.expose('broken', {
      type: [FindingType],
      description: 'Findings that the earlier text did not have.',
    }),
    altered: t.expose('altered', { type: [AlteredType] }),
    standing: t.exposeInt('standing', {
      description: 'Running instances, of all versions, that stand where any of it is met.',
    }),
  }),
})

const ComparisonType = builder.objectRef<Comparison>('DefinitionComparison').implement({
  fields: (t) => ({
    before: t.exposeInt('before', { description: 'Number of the version.' }),
    after: t.exposeInt('after', { nullable: true, description: 'Null for the draft.' }),
    running: t.exposeInt('running', { description: 'Running instances, of all versions.' }),
    changes: t.expose('changes', { type: [ChangeType] }),
    broken: t.expose('broken', {
      type: [BreakageType],
      description: 'By edited field; fields that break nothing are left out.',
    }),
    findings: t.expose('findings', {
      type: [FindingType],
      description: 'Why the draft is no definition yet; then no change is told.',
    }),
  }),
})

builder.objectField(DefinitionType, 'comparison', (t) =>
  t.field({
    type: ComparisonType,
    nullable: true,
    description:
      'Officials only. What changed between two versions, or between a version and the draft; null without a version, or without a draft where it is asked for.',
    args: {
      before: t.arg.int({ description: 'The newest version where it is left out.' }),
      after: t.arg.int({ description: 'The draft where it is left out.' }),
    },
    resolve: ({ definitionId }, { before, after }, context) =>
      compareVersions({ definitionId, before: before ?? null, after: after ?? null }, context),
  }),
)

interface Asked {
  readonly definitionId: string
  readonly before: number | null
  readonly after: number | null
}

async function compareVersions(
  { definitionId, before, after }: Asked,
  context: GraphqlContext,
): Promise<Comparison | null> {
  officialOnly(context.viewer)
  const { services, tenantId, definitions } = context
  const newest = (await definitions.versionNumbers.load(definitionId))?.[0]
  const number = before ?? newest
  if (number === undefined) return null
  const from = (await services.versions.get(tenantId, definitionId, number)).definition
  const to = await laterText({ definitionId, after }, context)
  if (to === null) return null
  const told =
    to.definition === null
      ? { changes: [], broken: [] }
      : {
          changes: diffDefinitions(from, to.definition, POST_TITLES),
          broken: brokenBy(from, to.definition).fields,
        }
  const impact = await weigh({ definitionId, from, to: to.definition, ...told }, context)
  return { before: number, after, findings: to.findings, ...impact }
}

async function laterText(
  { definitionId, after }: Pick<Asked, 'definitionId' | 'after'>,
  { services, tenantId, definitions }: GraphqlContext,
): Promise<{
  readonly definition: Definition | null
  readonly findings: readonly Finding[]
} | null> {
  if (after !== null) {
    const { definition } = await services.versions.get(tenantId, definitionId, after)
    return { definition, findings: [] }
  }
  const draft = await definitions.drafts.load(definitionId)
  if (draft === null) return null
  const parsed = parseDefinitionText(draft.body)
  return parsed.kind === 'parsed'
    ? { definition: parsed.definition, findings: [] }
    : { definition: null, findings: parsed.findings }
}

interface Weighed {
  readonly definitionId: string
  readonly from: Definition
  readonly to: Definition | null
  readonly changes: readonly Change[]
  readonly broken: readonly Breakage[]
}

/** Counts once for all changes; the tenant is the viewer's. */
async function weigh(
  { definitionId, from, to, changes, broken }: Weighed,
  { services, tenantId }: GraphqlContext,
): Promise<Pick<Comparison, 'running' | 'changes' | 'broken'>> {
  const scope = { pool: services.pool, tenantId, definitionId }
  const sets = statesOf([...changes, ...broken])
  const [{ running, standing }, late] = await Promise.all([
    countStanding(scope, sets),
    to === null
      ? new Map<string, number>()
      : countLate(
          scope,
          { before: from, after: to },
          {
            now: services.clock.now(),
            calendar: await services.directory.calendar(tenantId),
          },
        ),
  ])
  const counts = new Map(sets.map((uids, index) => [uids.join(' '), standing[index] ?? 0]))
  const standingAt = ({ bites }: Pick<Change, 'bites'>) =>
    bites === 'everywhere' ? running : (counts.get(bites.join(' ')) ?? 0)
  return {
    running,
    changes: changes.map((change) => ({
      ...change,
      standing: standingAt(change),
      late: change.side === 'after' ? (late.get(change.path) ?? 0) : 0,
    })),
    broken: broken.map((breakage) => ({ ...breakage, standing: standingAt(breakage) })),
  }
}
