import type pg from 'pg'
import type { PrismaClient } from '../generated/prisma/client.ts'

/** Largest document that is kept; the forms and scenarios of the largest template are under 60 KB. */
export const MAX_BODY_BYTES = 512 * 1024

export interface StoredDraft {
  readonly definitionId: string
  readonly body: string
  readonly revision: number
  readonly updatedAt: Date
  readonly updatedBy: string
}

export function loadDraft(
  prisma: PrismaClient,
  key: { readonly tenantId: string; readonly definitionId: string },
): Promise<StoredDraft | null> {
  return prisma.draft.findUnique({ where: { tenantId_definitionId: key } })
}

export interface DraftChange {
  readonly tenantId: string
  readonly definitionId: string
  readonly body: string
  /** The revision the change was made on; 0 makes the first. */
  readonly baseRevision: number
  readonly updatedBy: string
}

/** Compare-and-set on the revision: null when somebody else saved in between, and then nothing is written. */
export async function replaceDraft(
  pool: Pick<pg.Pool | pg.PoolClient, 'query'>,
  change: DraftChange,
): Promise<number | null> {
  const { tenantId, definitionId, body, baseRevision, updatedBy } = change
  const { rows } = await pool.query<{ revision: number }>(
    baseRevision === 0
      ? `INSERT INTO draft (tenant_id, definition_id, body, revision, updated_at, updated_by)
         VALUES ($1, $2, $3, $4 + 1, now(), $5)
         ON CONFLICT (tenant_id, definition_id) DO NOTHING RETURNING revision`
      : `UPDATE draft SET body = $3, revision = revision + 1, updated_at = now(), updated_by = $5
          WHERE tenant_id = $1 AND definition_id = $2 AND revision = $4 RETURNING revision`,
    [tenantId, definitionId, body, baseRevision, updatedBy],
  )
  return rows[0]?.revision ?? null
}
