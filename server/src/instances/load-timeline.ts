import type { MigrateInput } from '@linli/runtime/core'
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
  const rows = await loadSteps(services.prisma, { tenantId, instanceId: instance.id })
  const actorIds = [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))]
  const actors = await Promise.all(actorIds.map((id) => accounts.load(id)))
  const names = new Map(actors.flatMap((actor) => (actor === null ? [] : [[actor.id, actor.name]])))
  const parts = await Promise.all(
    rowsByVersion(rows, instance.versionNumber).map(async (part) => {
      const { definitionId, initiatorId } = instance
      const version = await services.versions.get(tenantId, definitionId, part.number)
      return describeHistory(part.rows, { version, locale, audience, initiatorId, names })
    }),
  )
  return parts.flat()
}

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
