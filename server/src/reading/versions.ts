import type { FieldMarks, GuardExplainer, Program } from '@linli/runtime/core'
import { compileDefinition, fieldMarks, guardExplainer } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import type { StateEntry } from './state-index.ts'
import { indexStates } from './state-index.ts'

/** A published version, parsed once. It never changes (I8), so it is kept as long as there is room. */
export interface PublishedVersion {
  readonly definitionId: string
  readonly number: number
  readonly hash: string
  readonly publishedAt: Date
  readonly publishedBy: string
  readonly definition: Definition
  readonly states: ReadonlyMap<string, StateEntry>
  /** Which of its fields are personal data. */
  readonly marks: FieldMarks
  /** Why its instances went where they went. */
  readonly explain: GuardExplainer
  /** What its histories are computed again with; compiled when first asked for. */
  program(): Program
}

export interface Versions {
  /** Throws `version.not-found`. */
  get(tenantId: string, definitionId: string, number: number): Promise<PublishedVersion>
  /** The newest of each definition, by id; at most one second old. */
  newest(tenantId: string): Promise<readonly PublishedVersion[]>
  /** Forgets which versions are newest, after a publication. */
  forgetNewest(tenantId: string): void
}

const MAX_VERSIONS = 500
const NEWEST_MS = 1_000

interface VersionRow {
  readonly definition_id: string
  readonly number: number
  readonly hash: string
  readonly body: string
  readonly published_at: Date
  readonly published_by: string
}
const COLUMNS = 'definition_id, number, hash, body, published_at, published_by'

export function createVersions(pool: pg.Pool): Versions {
  const known = new Map<string, Promise<PublishedVersion>>()
  const newest = new Map<string, { at: number; list: Promise<readonly PublishedVersion[]> }>()

  function remember(key: string, version: Promise<PublishedVersion>): Promise<PublishedVersion> {
    if (known.size >= MAX_VERSIONS) known.delete(known.keys().next().value ?? key)
    known.set(key, version)
    version.catch(() => known.delete(key))
    return version
  }

  async function loadNewest(tenantId: string): Promise<readonly PublishedVersion[]> {
    const { rows } = await pool.query<{ definition_id: string; number: number }>({
      name: 'newest-versions',
      text: `SELECT definition_id, max(number) AS number FROM definition_version
              WHERE tenant_id = $1 GROUP BY definition_id ORDER BY definition_id`,
      values: [tenantId],
    })
    return Promise.all(rows.map((row) => get(tenantId, row.definition_id, row.number)))
  }

  function get(tenantId: string, definitionId: string, number: number): Promise<PublishedVersion> {
    const key = `${tenantId}/${definitionId}/${number}`
    return known.get(key) ?? remember(key, loadVersion(pool, { tenantId, definitionId, number }))
  }

  return {
    get,
    newest(tenantId) {
      const now = performance.now()
      const cached = newest.get(tenantId)
      if (cached !== undefined && now - cached.at < NEWEST_MS) return cached.list
      const list = loadNewest(tenantId)
      newest.set(tenantId, { at: now, list })
      list.catch(() => newest.delete(tenantId))
      return list
    },
    forgetNewest(tenantId) {
      newest.delete(tenantId)
    },
  }
}

async function loadVersion(
  pool: pg.Pool,
  key: { readonly tenantId: string; readonly definitionId: string; readonly number: number },
): Promise<PublishedVersion> {
  const { rows } = await pool.query<VersionRow>({
    name: 'load-published-version',
    text: `SELECT ${COLUMNS} FROM definition_version
            WHERE tenant_id = $1 AND definition_id = $2 AND number = $3`,
    values: [key.tenantId, key.definitionId, key.number],
  })
  const row = rows[0]
  if (row === undefined)
    throw new LinliError(
      'version.not-found',
      `Definition '${key.definitionId}' has no version ${key.number}.`,
    )
  // Only the engine writes versions, and only after a clean check.
  const definition = JSON.parse(row.body) as Definition
  let program: Program | null = null
  return {
    definitionId: row.definition_id,
    number: row.number,
    hash: row.hash,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    definition,
    states: indexStates(definition),
    marks: fieldMarks(definition),
    explain: guardExplainer(definition),
    program() {
      program ??= compileDefinition(definition, row.hash)
      return program
    },
  }
}
