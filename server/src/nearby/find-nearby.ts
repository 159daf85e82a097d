import { cityDay } from '@linli/schemas/city-day'
import { LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import { startableForms } from '../access/startable-forms.ts'
import type { Viewer } from '../access/viewer.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { snapshotOf } from '../reading/snapshot-of.ts'
import type { PublishedVersion } from '../reading/versions.ts'
import { aroundPlace, publicState, roughPlace, shownKind } from './nearby-case.ts'

/** All that anybody is shown of somebody else's instance. */
export interface NearbyCase {
  readonly id: string
  readonly kind: LocaleText
  readonly place: string
  /** `YYYY-MM-DD` in the city: the hour is nobody's to know. */
  readonly day: string
  readonly state: LocaleText
  readonly isOver: boolean
  readonly isMine: boolean
  readonly isFollowed: boolean
}

/** So many are looked at, and so many shown. */
const LOOKED_AT = 60
const SHOWN = 5
/** What has been open for longer is nobody's news. */
const DAYS = 90
const DAY_MS = 24 * 60 * 60 * 1000

interface Asked {
  readonly definitionId: string
  readonly nodeId: string
}

/** Open instances of a service in the grid of a place, those of the place itself first, then the newest. None where the service is not
 *  the viewer's to start, shows none, or knows no such place. */
export async function findNearby(
  { definitionId, nodeId }: Asked,
  context: GraphqlContext,
): Promise<NearbyCase[]> {
  const { services, tenantId } = context
  const newest = await shownService(definitionId, context)
  const org = await services.directory.org(tenantId)
  if (newest === null || !org.nodes.has(nodeId)) return []
  const around = aroundPlace(org, nodeId)
  const rows = await services.prisma.instance.findMany({
    where: {
      ...{ tenantId, definitionId, endedAt: null, parentId: null },
      startedAt: { gte: new Date(services.clock.now() - DAYS * DAY_MS) },
      // A closed one that may still be reopened is nobody's to join.
      tasks: { some: { tenantId, state: 'open' } },
      node: { above: { some: { tenantId, aboveId: around } } },
    },
    ...{ orderBy: [{ startedAt: 'desc' }, { id: 'desc' }], take: LOOKED_AT },
    select: ROW,
  })
  const found = await describeCases(rows, context, () => newest)
  const isHere = new Map(rows.map((row) => [row.id, row.nodeId === nodeId]))
  const nearest = (of: NearbyCase) => (isHere.get(of.id) === true ? 0 : 1)
  return found.toSorted((a, b) => nearest(a) - nearest(b)).slice(0, SHOWN)
}

/** What the viewer follows and may still be shown, the latest first. */
export async function findFollowed(
  { tenantId, accountId }: Viewer,
  context: GraphqlContext,
): Promise<NearbyCase[]> {
  const { prisma, versions } = context.services
  const followed = await prisma.instanceFollower.findMany({
    where: { tenantId, accountId },
    ...{ orderBy: [{ followedAt: 'desc' }, { instanceId: 'asc' }], take: 50 },
    select: { instance: { select: ROW } },
  })
  const newest = new Map((await versions.newest(tenantId)).map((each) => [each.definitionId, each]))
  return describeCases(
    followed.map(({ instance }) => instance),
    context,
    (definitionId) => newest.get(definitionId) ?? null,
  )
}

/** One that the viewer may follow: open, and shown to her now. Throws `instance.not-found` for every other one, so that nobody learns
 *  from a refusal what there is. */
export async function followable(id: string, context: GraphqlContext): Promise<NearbyCase> {
  const { services, tenantId } = context
  const row = await services.prisma.instance.findFirst({
    where: {
      ...{ tenantId, id, endedAt: null, parentId: null },
      tasks: { some: { tenantId, state: 'open' } },
    },
    select: ROW,
  })
  const newest = row === null ? null : await shownService(row.definitionId, context)
  const [found] = row === null ? [] : await describeCases([row], context, () => newest)
  if (found === undefined || found.isMine)
    throw new LinliError('instance.not-found', `There is no instance '${id}' to follow.`)
  return found
}

/** The service as it is published now, where the viewer may start it and it shows anything. */
async function shownService(
  definitionId: string,
  { services, tenantId, viewer }: GraphqlContext,
): Promise<PublishedVersion | null> {
  const versions = await services.versions.newest(tenantId)
  const newest = versions.find((each) => each.definitionId === definitionId)
  if (newest?.definition.nearby === undefined) return null
  return startableForms(newest.definition, viewer).length > 0 ? newest : null
}

const ROW = {
  ...{ id: true, definitionId: true, versionNumber: true, nodeId: true, initiatorId: true },
  ...{ startedAt: true, endedAt: true, endedAs: true, erasedAt: true },
  snapshot: { select: { body: true } },
} as const

interface Row {
  readonly id: string
  readonly definitionId: string
  readonly versionNumber: number
  readonly nodeId: string
  readonly initiatorId: string | null
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly endedAs: string | null
  readonly erasedAt: Date | null
  readonly snapshot: { readonly body: string } | null
}

/** Those of which the newest version shows the kind; what was erased is left out. */
async function describeCases(
  rows: readonly Row[],
  { services, tenantId, viewer }: GraphqlContext,
  newestOf: (definitionId: string) => PublishedVersion | null,
): Promise<NearbyCase[]> {
  const org = await services.directory.org(tenantId)
  const mine = viewer === null ? null : viewer.accountId
  const followed = await followedBy(
    mine,
    rows.map(({ id }) => id),
    { services, tenantId },
  )
  const cases = rows.map(async (row): Promise<NearbyCase[]> => {
    const snapshot = snapshotOf(row.snapshot)
    const newest = newestOf(row.definitionId)
    const kind = newest === null ? null : shownKind(newest.definition, snapshot)
    if (kind === null || row.erasedAt !== null) return []
    const { definitionId, versionNumber, startedAt, endedAt, endedAs } = row
    const version = await services.versions.get(tenantId, definitionId, versionNumber)
    return [
      {
        ...{ id: row.id, kind, place: roughPlace(org, row), isOver: endedAt !== null },
        ...{ day: cityDay(startedAt.getTime()), state: publicState(version, snapshot, endedAs) },
        isMine: mine !== null && row.initiatorId === mine,
        isFollowed: followed.has(row.id),
      },
    ]
  })
  return (await Promise.all(cases)).flat()
}

async function followedBy(
  accountId: string | null,
  ids: readonly string[],
  { services, tenantId }: Pick<GraphqlContext, 'services' | 'tenantId'>,
): Promise<ReadonlySet<string>> {
  if (accountId === null) return new Set()
  const rows = await services.prisma.instanceFollower.findMany({
    where: { tenantId, accountId, instanceId: { in: [...ids] } },
    select: { instanceId: true },
  })
  return new Set(rows.map(({ instanceId }) => instanceId))
}
