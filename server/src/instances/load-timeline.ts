import type { Explanation, MarkedField, MigrateInput, Sight } from '@linli/runtime/core'
import type { Viewer } from '../access/viewer.ts'
import { isStaff } from '../access/viewer.ts'
import { partsShown } from '../audit/personal-reads.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import type { Audience, HistoryRow, TimelineEntry } from '../reading/describe-history.ts'
import { describeHistory } from '../reading/describe-history.ts'
import { loadSteps } from '../reading/load-steps.ts'
import { sightIn } from '../reading/sight-in.ts'

/** A page holds the newest steps; an instance with more is told from there on. */
const MAX_STEPS = 500

export interface InstanceHead {
  readonly id: string
  readonly definitionId: string
  readonly versionNumber: number
  readonly initiatorId: string | null
}

/** For whom steps are told to somebody who may read the instance. A resident who did not start it, but has something to do in
 *  it, is told what everybody is. */
export function audienceOf(
  viewer: Viewer | null,
  { initiatorId }: Pick<InstanceHead, 'initiatorId'>,
): Audience {
  if (isStaff(viewer)) return 'staff'
  return viewer !== null && viewer.accountId === initiatorId ? 'initiator' : 'public'
}

/** The steps of an instance the caller was already allowed to read, oldest first. */
export async function loadTimeline(
  instance: InstanceHead,
  audience: Audience,
  context: GraphqlContext,
): Promise<TimelineEntry[]> {
  const key = { tenantId: context.tenantId, instanceId: instance.id }
  const rows = await loadSteps(context.services.prisma, key, { newest: MAX_STEPS })
  return describeSteps(rows, { instance, audience }, context)
}

/** The steps as staff are told them who see what is marked as `sightOf` says, and nothing of it as their own. */
export async function describeSeen(
  instance: InstanceHead,
  sightOf: (field: MarkedField) => Sight,
  context: GraphqlContext,
): Promise<TimelineEntry[]> {
  const key = { tenantId: context.tenantId, instanceId: instance.id }
  const rows = await loadSteps(context.services.prisma, key, { newest: MAX_STEPS })
  return describeSteps(rows, { instance, audience: 'staff', sightOf }, context)
}

interface Described {
  readonly instance: InstanceHead
  readonly audience: Audience
  /** Instead of how the viewer sees it. */
  readonly sightOf?: (field: MarkedField) => Sight
}

/** Steps in the words of the version that the instance is pinned to. What staff are shown of people is in the audit first. */
export async function describeSteps(
  rows: readonly HistoryRow[],
  { instance, audience, sightOf: given }: Described,
  context: GraphqlContext,
): Promise<TimelineEntry[]> {
  const { services, tenantId, accounts, locale, viewer } = context
  const actorIds = [...new Set(rows.flatMap(peopleOf))]
  const actors = await Promise.all(actorIds.map((id) => accounts.load(id)))
  const names = new Map(actors.flatMap((actor) => (actor === null ? [] : [[actor.id, actor.name]])))
  const parts = await Promise.all(
    rowsByVersion(rows, instance.versionNumber).map(async (part) => {
      const { definitionId, initiatorId } = instance
      const version = await services.versions.get(tenantId, definitionId, part.number)
      const isOutside = audience === 'holder' || audience === 'public'
      const readerId = given === undefined ? (viewer?.accountId ?? null) : null
      const sightOf = given ?? (isOutside ? NOT_AT_ALL : await sightIn(instance, version, context))
      const reading = { version, locale, audience, initiatorId, names, readerId, sightOf }
      return describeHistory(part.rows, reading)
    }),
  )
  const entries = parts.flat()
  if (audience === 'staff') {
    const shown = partsShown(entries, instance.initiatorId)
    await services.personalReads.note({ viewer, instance, parts: shown })
  }
  return entries
}

/** Who looks a case up by its code sees nothing that is marked, whoever she is. */
const NOT_AT_ALL = () => 'hidden' as const

const NAMING_KINDS: ReadonlySet<string> = new Set([
  ...['transfer', 'delegate', 'add-signer', 'ask', 'copy'],
])

/** Who did the step, and whom it names. */
function peopleOf({ actorId, kind, input, explanation }: HistoryRow): readonly string[] {
  const by = [...(actorId === null ? [] : [actorId]), ...namedIn(explanation)]
  if (!NAMING_KINDS.has(kind)) return by
  const { to } = (JSON.parse(input) as { readonly input: { readonly to: Named } }).input
  return to === null ? by : [...by, ...[to].flat()]
}

/** Whom a step spared a second question, and for whom it was done. Few steps name anybody; the others are not read for it. */
function namedIn(explanation: string): readonly string[] {
  if (!/"(passing|onBehalf)"/.test(explanation)) return []
  const { passing = [], onBehalf = [] } = JSON.parse(explanation) as Explanation
  return [
    ...passing.flatMap((each) => (each.kind === 'repeated' ? (each.by ?? []) : [])),
    ...onBehalf,
  ]
}

type Named = string | readonly string[] | null

/** Each step is told in the words of the version that it was taken on, a migration in those of the version it led to. */
function rowsByVersion(
  rows: readonly HistoryRow[],
  current: number,
): readonly { readonly number: number; readonly rows: readonly HistoryRow[] }[] {
  const index = rows.findLastIndex(({ kind }) => kind === 'migrate')
  const moved = rows[index]
  if (moved === undefined) return [{ number: current, rows }]
  const { input } = JSON.parse(moved.input) as { readonly input: MigrateInput }
  return [
    ...rowsByVersion(rows.slice(0, index), input.from),
    { number: current, rows: rows.slice(index) },
  ]
}
