import type { Definition } from '@linli/schemas/definition'
import { invariant } from '@linli/schemas/linli-error'
import type { PoolClient } from 'pg'
import type { NewVersion, StoredVersion } from '../ports/engine-store.ts'
import type { Database } from './database.ts'

interface VersionRow {
  readonly tenant_id: string
  readonly definition_id: string
  readonly number: number
  readonly hash: string
  readonly body: string
}

export async function loadVersion(
  database: Database,
  key: { readonly tenantId: string; readonly definitionId: string; readonly number: number },
): Promise<StoredVersion | null> {
  const { rows } = await database.ask<VersionRow>({
    name: 'load-version',
    text: `select tenant_id, definition_id, number, hash, body from definition_version
           where tenant_id = $1 and definition_id = $2 and number = $3`,
    values: [key.tenantId, key.definitionId, key.number],
  })
  const row = rows[0]
  return row === undefined ? null : versionOf(row)
}

export async function loadNewestVersions(
  database: Database,
  tenantId: string,
): Promise<StoredVersion[]> {
  const { rows } = await database.ask<VersionRow>({
    name: 'load-newest-versions',
    text: `select distinct on (definition_id) tenant_id, definition_id, number, hash, body
           from definition_version where tenant_id = $1 order by definition_id, number desc`,
    values: [tenantId],
  })
  return rows.map(versionOf)
}

/** The table is insert-only (I8), so its count is a revision. */
export async function loadVersionMark(database: Database, tenantId: string): Promise<number> {
  const { rows } = await database.ask<{ mark: number }>({
    name: 'load-version-mark',
    text: 'select count(*)::int4 as mark from definition_version where tenant_id = $1',
    values: [tenantId],
  })
  return rows[0]?.mark ?? 0
}

/** Publishes under a transaction-scoped advisory lock of the definition, so two publications get two numbers. */
export function insertVersion(database: Database, version: NewVersion): Promise<StoredVersion> {
  return database.inTransaction((client) => insertUnderLock(client, version))
}

async function insertUnderLock(client: PoolClient, version: NewVersion): Promise<StoredVersion> {
  const { tenantId, definition, hash, publishedBy } = version
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    JSON.stringify(['definition', tenantId, definition.id]),
  ])
  const newest = await client.query<VersionRow>(
    `select tenant_id, definition_id, number, hash, body from definition_version
     where tenant_id = $1 and definition_id = $2 order by number desc limit 1`,
    [tenantId, definition.id],
  )
  const before = newest.rows[0]
  if (before?.hash === hash) return versionOf(before)
  const inserted = await client.query<VersionRow>(
    `insert into definition_version (tenant_id, definition_id, number, hash, body, published_at, published_by)
     values ($1, $2, $3, $4, $5, clock_timestamp(), $6)
     returning tenant_id, definition_id, number, hash, body`,
    [
      tenantId,
      definition.id,
      (before?.number ?? 0) + 1,
      hash,
      JSON.stringify(definition),
      publishedBy,
    ],
  )
  const row = inserted.rows[0]
  invariant(row !== undefined, 'An inserted version is returned.')
  return versionOf(row)
}

function versionOf(row: VersionRow): StoredVersion {
  return {
    tenantId: row.tenant_id,
    definitionId: row.definition_id,
    number: row.number,
    hash: row.hash,
    // The text was parsed and checked before it was published, and no version ever changes (I8).
    definition: JSON.parse(row.body) as Definition,
  }
}
