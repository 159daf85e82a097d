import type { GraphqlContext } from '../graphql/context.ts'
import type { Audience, TimelineEntry } from '../reading/describe-history.ts'
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
  const where = { tenantId, instanceId: instance.id }
  const [version, rows] = await Promise.all([
    services.versions.get(tenantId, instance.definitionId, instance.versionNumber),
    services.prisma.history.findMany({ where, orderBy: { seq: 'desc' }, take: MAX_STEPS }),
  ])
  const actorIds = [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))]
  const actors = await Promise.all(actorIds.map((id) => accounts.load(id)))
  return describeHistory(rows.reverse(), {
    version,
    locale,
    audience,
    initiatorId: instance.initiatorId,
    names: new Map(actors.flatMap((actor) => (actor === null ? [] : [[actor.id, actor.name]]))),
  })
}
