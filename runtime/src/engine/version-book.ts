import type { Definition } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import { compileDefinition } from '../core/compile-definition.ts'
import type { Program } from '../core/step.ts'
import type { EngineStore, StoredVersion } from '../ports/engine-store.ts'
import { createRecentMap } from './recent-map.ts'

/** A published version with its compiled program. */
export interface KnownVersion {
  readonly definitionId: string
  readonly number: number
  readonly program: Program
}

/** A published version that this release cannot compile. */
export interface BrokenVersion {
  readonly definitionId: string
  readonly definition: Definition
  readonly error: unknown
}

/** Published versions as this node knows them. A pinned version never changes (I8); which one is newest is at most one
 *  second old. */
export interface VersionBook {
  /** Throws `version.not-found`. */
  pinned(tenantId: string, definitionId: string, number: number): Promise<KnownVersion>
  /** Newest version of each definition, by definition id, without those that do not compile. */
  newest(tenantId: string): Promise<ReadonlyMap<string, KnownVersion>>
  /** Those that were left out when `newest` was last asked, by definition id. One broken version is its definition's
   *  failure only (I9). */
  broken(tenantId: string): ReadonlyMap<string, BrokenVersion>
  /** Forgets which versions are newest, after a publication. */
  forgetNewest(tenantId: string): void
}

const MAX_AGE_MS = 1_000
const MAX_PROGRAMS = 2_000

interface Newest {
  readonly mark: number
  readonly versions: ReadonlyMap<string, KnownVersion>
  readonly broken: ReadonlyMap<string, BrokenVersion>
  readonly checkedAt: number
}

export function createVersionBook(store: EngineStore): VersionBook {
  const programs = createRecentMap<Program>(MAX_PROGRAMS)
  const pinned = createRecentMap<KnownVersion>(MAX_PROGRAMS)
  const newest = new Map<string, Newest>()
  const underWay = new Map<string, Promise<ReadonlyMap<string, KnownVersion>>>()
  /** Counts publications of this node: an answer from before one is not kept. */
  let publications = 0

  function know(version: StoredVersion): KnownVersion {
    let program = programs.get(version.hash)
    if (program === undefined) {
      program = compileDefinition(version.definition, version.hash)
      programs.set(version.hash, program)
    }
    const { tenantId, definitionId, number } = version
    const known = { definitionId, number, program }
    pinned.set(keyText(tenantId, definitionId, number), known)
    return known
  }

  async function refresh(tenantId: string): Promise<ReadonlyMap<string, KnownVersion>> {
    const checkedAt = performance.now()
    const asOf = publications
    const mark = await store.versionMark(tenantId)
    const before = newest.get(tenantId)
    if (before?.mark === mark) {
      newest.set(tenantId, { ...before, checkedAt })
      return before.versions
    }
    const stored = await store.newestVersions(tenantId)
    const { versions, broken } = toldApart(stored, know)
    if (asOf === publications) newest.set(tenantId, { mark, versions, broken, checkedAt })
    return versions
  }

  return {
    async pinned(tenantId, definitionId, number) {
      const known = pinned.get(keyText(tenantId, definitionId, number))
      if (known !== undefined) return known
      const stored = await store.version(tenantId, definitionId, number)
      if (stored === null) {
        throw new LinliError(
          'version.not-found',
          `Definition '${definitionId}' has no version ${number}.`,
        )
      }
      return know(stored)
    },
    newest(tenantId) {
      const entry = newest.get(tenantId)
      if (entry !== undefined && performance.now() - entry.checkedAt < MAX_AGE_MS) {
        return Promise.resolve(entry.versions)
      }
      let refreshing = underWay.get(tenantId)
      if (refreshing === undefined) {
        refreshing = refresh(tenantId)
        const started = refreshing
        underWay.set(tenantId, started)
        const end = () => {
          if (underWay.get(tenantId) === started) underWay.delete(tenantId)
        }
        started.then(end, end)
      }
      return refreshing
    },
    broken: (tenantId) => newest.get(tenantId)?.broken ?? new Map(),
    forgetNewest(tenantId) {
      publications++
      newest.delete(tenantId)
      underWay.delete(tenantId)
    },
  }
}

function toldApart(
  stored: readonly StoredVersion[],
  know: (version: StoredVersion) => KnownVersion,
) {
  const versions = new Map<string, KnownVersion>()
  const broken = new Map<string, BrokenVersion>()
  for (const version of stored) {
    const { definitionId, definition } = version
    try {
      versions.set(definitionId, know(version))
    } catch (error) {
      broken.set(definitionId, { definitionId, definition, error })
    }
  }
  return { versions, broken }
}

function keyText(tenantId: string, definitionId: string, number: number): string {
  return `${definitionId}@${number}/${tenantId}`
}
