import type { Change } from '@linli/runtime/core'
import { diffDefinitions } from '@linli/runtime/core'
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

interface Comparison {
  readonly before: number
  /** Null for the draft. */
  readonly after: number | null
  readonly running: number
  readonly changes: readonly TellingChange[]
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

const ComparisonType = builder.objectRef<Comparison>('DefinitionComparison').implement({
  fields: (t) => ({
    before: t.exposeInt('before', { description: 'Number of the version.' }),
    after: t.exposeInt('after', { nullable: true, description: 'Null for the draft.' }),
    running: t.exposeInt('running', { description: 'Running instances, of all versions.' }),
    changes: t.expose('changes', { type: [ChangeType] }),
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
  const changes = to.definition === null ? [] : diffDefinitions(from, to.definition, POST_TITLES)
  const impact = await weigh({ definitionId, from, to: to.definition, changes }, context)
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
}

/** Counts once for all changes; the tenant is the viewer's. */
async function weigh(
  { definitionId, from, to, changes }: Weighed,
  { services, tenantId }: GraphqlContext,
): Promise<Pick<Comparison, 'running' | 'changes'>> {
  const scope = { pool: services.pool, tenantId, definitionId }
  const sets = statesOf(changes)
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
  return {
    running,
    changes: changes.map((change) => ({
      ...change,
      standing: change.bites === 'everywhere' ? running : (counts.get(change.bites.join(' ')) ?? 0),
      late: change.side === 'after' ? (late.get(change.path) ?? 0) : 0,
    })),
  }
}
