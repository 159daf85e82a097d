import type { PrismaClient } from '../generated/prisma/client.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import type { Audience, HistoryRow, TimelineEntry } from '../reading/describe-history.ts'
import { describeHistory } from '../reading/describe-history.ts'

/** A page holds the newest steps; an instance with more is told from there on. */
const MAX_STEPS = 500

interface InstanceHead {
  readonly id: string
  readonly definitionId: string
  readonly versionNumber: number
  readonly initiatorId: string | null
}

/** The steps of an instance the caller was already allowed to read, oldest first. */
export async function loadTimeline(
  instance: InstanceHead,
  audience: Audience,
  { services, tenantId, accounts, locale }: GraphqlContext,
): Promise<TimelineEntry[]> {
  const [version, rows] = await Promise.all([
    services.versions.get(tenantId, instance.definitionId, instance.versionNumber),
    loadSteps(services.prisma, { tenantId, instanceId: instance.id }),
  ])
  const actorIds = [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))]
  const actors = await Promise.all(actorIds.map((id) => accounts.load(id)))
  return describeHistory(rows, {
    version,
    locale,
    audience,
    initiatorId: instance.initiatorId,
    names: new Map(actors.flatMap((actor) => (actor === null ? [] : [[actor.id, actor.name]]))),
  })
}

/** The newest steps, oldest first. All steps of an instance are moved at once, so they are in one place or the other. */
async function loadSteps(
  prisma: PrismaClient,
  where: { readonly tenantId: string; readonly instanceId: string },
): Promise<HistoryRow[]> {
  const rows = await prisma.history.findMany({ where, orderBy: { seq: 'desc' }, take: MAX_STEPS })
  if (rows.length > 0) return rows.reverse()
  const archive = await prisma.historyArchive.findUnique({ where: { tenantId_instanceId: where } })
  if (archive === null) return []
  const steps = JSON.parse(archive.steps) as ArchivedStep[]
  return steps.slice(-MAX_STEPS).map((step) => ({ ...step, at: new Date(step.at) }))
}

/** As runtime/src/postgres/archive-histories.ts writes it. */
interface ArchivedStep extends Omit<HistoryRow, 'at'> {
  /** Milliseconds since 1970. */
  readonly at: number
}
