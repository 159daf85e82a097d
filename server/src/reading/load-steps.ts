import type { MigrateInput } from '@linli/runtime/core'
import type { PrismaClient } from '../generated/prisma/client.ts'
import type { HistoryRow } from './describe-history.ts'

/** One step as it is stored, with the hash of the snapshot that it led to. */
export interface StoredStep extends HistoryRow {
  readonly snapshotHash: string
}

/** Which steps of an instance are asked for. */
export type AskedSteps =
  | { readonly newest: number }
  | { /** The last of them, beginning with the first. */ readonly upTo: number }

/** Steps of an instance that the caller was already allowed to read, oldest first. All steps of an instance are moved at
 *  once, so they are in one place or the other. */
export async function loadSteps(
  prisma: PrismaClient,
  where: { readonly tenantId: string; readonly instanceId: string },
  asked: AskedSteps,
): Promise<StoredStep[]> {
  const isNewest = 'newest' in asked
  const rows = isNewest
    ? await prisma.history.findMany({ where, orderBy: { seq: 'desc' }, take: asked.newest })
    : await prisma.history.findMany({
        where: { ...where, seq: { lte: asked.upTo } },
        orderBy: { seq: 'asc' },
      })
  if (rows.length > 0) return isNewest ? rows.reverse() : rows
  const steps = await unpack(prisma, where)
  return isNewest ? steps.slice(-asked.newest) : steps.slice(0, asked.upTo)
}

/** One step of an instance that the caller was already allowed to read; null where there is none of that number. */
export async function loadStep(
  prisma: PrismaClient,
  where: { readonly tenantId: string; readonly instanceId: string },
  seq: number,
): Promise<StoredStep | null> {
  const row = await prisma.history.findFirst({ where: { ...where, seq } })
  if (row !== null) return row
  return (await unpack(prisma, where)).find((step) => step.seq === seq) ?? null
}

/** The number of the version on which an instance was after one of its steps; `current` is that of now. */
export async function versionAfter(
  prisma: PrismaClient,
  where: { readonly tenantId: string; readonly instanceId: string },
  { seq, current }: { readonly seq: number; readonly current: number },
): Promise<number> {
  const later = { ...where, kind: 'migrate', seq: { gt: seq } }
  const [inPlace, isPacked] = await Promise.all([
    prisma.history.findFirst({ where: later, orderBy: { seq: 'asc' } }),
    prisma.historyArchive.count({ where }),
  ])
  const packed = isPacked > 0 ? await unpack(prisma, where) : []
  const moved = inPlace ?? packed.find((step) => step.kind === 'migrate' && step.seq > seq)
  if (moved === undefined) return current
  return (JSON.parse(moved.input) as { readonly input: MigrateInput }).input.from
}

async function unpack(
  prisma: PrismaClient,
  key: { readonly tenantId: string; readonly instanceId: string },
): Promise<StoredStep[]> {
  const archive = await prisma.historyArchive.findUnique({ where: { tenantId_instanceId: key } })
  const steps = archive === null ? [] : (JSON.parse(archive.steps) as ArchivedStep[])
  return steps.map((step) => ({ ...step, at: new Date(step.at) }))
}

/** As runtime/src/postgres/archive-histories.ts writes it. */
interface ArchivedStep extends Omit<StoredStep, 'at'> {
  /** Milliseconds since 1970. */
  readonly at: number
}
