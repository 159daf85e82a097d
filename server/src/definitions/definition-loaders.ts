import type { PrismaClient } from '../generated/prisma/client.ts'
import type { BatchLoader } from '../graphql/batch-loader.ts'
import { createBatchLoader } from '../graphql/batch-loader.ts'
import type { StoredDraft } from './draft-store.ts'

/** What a page of definitions asks of each, gathered into one statement a kind. */
export interface DefinitionLoaders {
  readonly drafts: BatchLoader<string, StoredDraft>
  /** Newest first. */
  readonly versionNumbers: BatchLoader<string, readonly number[]>
  /** What versions are called, by number. */
  readonly versionNames: BatchLoader<string, ReadonlyMap<number, string>>
  /** Running instances; null for none. */
  readonly activeCounts: BatchLoader<string, number>
}

export function createDefinitionLoaders(prisma: PrismaClient, tenantId: string): DefinitionLoaders {
  const of = (ids: readonly string[]) => ({ tenantId, definitionId: { in: [...ids] } })
  return {
    drafts: createBatchLoader(async (ids) => {
      const drafts = await prisma.draft.findMany({ where: of(ids) })
      return new Map(drafts.map((draft) => [draft.definitionId, draft]))
    }),
    versionNumbers: createBatchLoader(async (ids) => {
      const versions = await prisma.definitionVersion.findMany({
        where: of(ids),
        select: { definitionId: true, number: true },
        orderBy: { number: 'desc' },
      })
      const byId = Map.groupBy(versions, (version) => version.definitionId)
      return new Map(ids.map((id) => [id, (byId.get(id) ?? []).map(({ number }) => number)]))
    }),
    versionNames: createBatchLoader(async (ids) => {
      const names = await prisma.versionName.findMany({ where: of(ids) })
      const byId = Map.groupBy(names, ({ definitionId }) => definitionId)
      return new Map(
        [...byId].map(([id, own]) => [id, new Map(own.map(({ number, name }) => [number, name]))]),
      )
    }),
    activeCounts: createBatchLoader(async (ids) => {
      const counts = await prisma.instance.groupBy({
        by: ['definitionId'],
        where: { ...of(ids), endedAt: null },
        _count: { _all: true },
      })
      return new Map(counts.map((count) => [count.definitionId, count._count._all]))
    }),
  }
}
