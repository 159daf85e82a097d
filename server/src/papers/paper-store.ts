import { hash } from 'node:crypto'
import { LinliError } from '@linli/schemas/linli-error'
import { newCode } from '../reading/new-code.ts'
import type { Services } from '../services.ts'
import type { PaperContent } from './paper-content.ts'

/** A case that the caller was already allowed to read. */
export interface PaperCase {
  readonly tenantId: string
  readonly id: string
  readonly number: string
  readonly lookupCode: string
  readonly nodeId: string
  readonly definitionId: string
  readonly versionNumber: number
  readonly initiatorId: string | null
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly endedAs: string | null
  readonly erasedAt: Date | null
}

export interface StoredPaper {
  readonly number: string
  readonly title: string | null
  readonly bytes: Buffer
}

export interface PaperOnce {
  /** There is one of each of a case. */
  readonly kind: string
  /** Account id; null for who has the look-up code alone. */
  readonly by: string | null
  /** Its heading, where the kind alone does not tell it. */
  readonly title: string | null
  compose(code: string): Promise<PaperContent>
}

/** The paper of that kind of the case: composed and drawn the first time, and the same bytes ever after. Throws `paper.not-found` where
 *  its case was erased meanwhile. */
export async function paperOnce(
  services: Services,
  of: PaperCase,
  once: PaperOnce,
): Promise<StoredPaper> {
  const stored = await loadPaper(services, of, once.kind)
  if (stored !== null) return stored
  const key = `${of.tenantId}/${of.id}/${once.kind}`
  return services.printer.together(key, () => drawAndStore(services, of, once))
}

async function drawAndStore(
  services: Services,
  of: PaperCase,
  { kind, by, title, compose }: PaperOnce,
): Promise<StoredPaper> {
  const code = newCode(CODE_LENGTH)
  const content = await compose(code)
  const bytes = await services.printer.draw(content)
  await services.pool.query(
    // Whoever erases the case has locked its row: a paper comes before that, and is erased too, or not at all.
    `WITH kept AS (
       SELECT 1 FROM instance WHERE tenant_id = $1 AND id = $2 AND erased_at IS NULL FOR SHARE
     )
     INSERT INTO paper (tenant_id, instance_id, kind, code, number, issued_at, issued_by, sha256, bytes, title)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 FROM kept
     ON CONFLICT (tenant_id, instance_id, kind) DO NOTHING`,
    [
      ...[of.tenantId, of.id, kind, code, content.number],
      ...[new Date(content.issuedAtMs), by, hash('sha256', bytes), Buffer.from(bytes), title],
    ],
  )
  // Somebody else's may have come first; that is the paper.
  const issued = await loadPaper(services, of, kind)
  if (issued === null) throw noPaper(of)
  return issued
}

export function noPaper({ number }: Pick<PaperCase, 'number'>): LinliError {
  return new LinliError('paper.not-found', `Case '${number}' has no such document.`)
}

async function loadPaper(
  { pool }: Services,
  { tenantId, id }: PaperCase,
  kind: string,
): Promise<StoredPaper | null> {
  const { rows } = await pool.query<StoredPaper>(
    `SELECT number, title, bytes FROM paper
      WHERE tenant_id = $1 AND instance_id = $2 AND kind = $3 AND bytes IS NOT NULL`,
    [tenantId, id, kind],
  )
  return rows[0] ?? null
}

/** 78 bits. */
const CODE_LENGTH = 16
