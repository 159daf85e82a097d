import { randomUUID } from 'node:crypto'
import type { Finding } from '@linli/schemas/finding'
import { isUuid } from '@linli/schemas/ids'
import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import { writeAudit } from '../audit/write-audit.ts'
import { inTransaction } from '../database/in-transaction.ts'
import type { PrismaClient } from '../generated/prisma/client.ts'

export interface StoredRequest {
  readonly tenantId: string
  readonly id: string
  readonly definitionId: string
  readonly revision: number
  readonly reason: string
  /** JSON list of findings. */
  readonly findings: string
  readonly requestedBy: string
  readonly requestedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly decision: string | null
  readonly decisionReason: string | null
  readonly versionName: string | null
  readonly movesInstances: boolean
}

export interface NewRequest {
  readonly tenantId: string
  readonly definitionId: string
  readonly revision: number
  readonly reason: string
  readonly findings: readonly Finding[]
  readonly requestedBy: string
  readonly versionName: string | null
  readonly movesInstances: boolean
}

/** Opens a request, in place of one that is open for the same definition. */
export async function openRequest(pool: pg.Pool, request: NewRequest): Promise<string> {
  const { tenantId, definitionId, revision, reason, requestedBy, versionName, movesInstances } =
    request
  const findings = JSON.stringify(request.findings)
  const id = randomUUID()
  return inTransaction(pool, async (client) => {
    await client.query(
      `UPDATE publication_request SET decision = 'replaced', decided_by = $3, decided_at = now()
        WHERE tenant_id = $1 AND definition_id = $2 AND decided_at IS NULL`,
      [tenantId, definitionId, requestedBy],
    )
    await client.query(
      `INSERT INTO publication_request
         (tenant_id, id, definition_id, revision, reason, findings, requested_by, version_name, moves_instances)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[tenantId, id, definitionId, revision, reason, findings],
        ...[requestedBy, versionName, movesInstances],
      ],
    )
    await writeAudit(client, {
      ...{ tenantId, actorId: requestedBy, deed: 'publication-requested' },
      object: `definition:${definitionId}`,
      detail: { request: id, revision, reason, movesInstances, errors: request.findings.length },
    })
    return id
  })
}

export interface Decision {
  readonly tenantId: string
  readonly id: string
  readonly decision: 'approved' | 'declined'
  readonly decidedBy: string
  readonly reason: string
}

/** Compare-and-set: throws `publication.decided` where somebody else was faster, and then nothing is written. */
export async function closeRequest(pool: pg.Pool, decision: Decision): Promise<void> {
  const { tenantId, id, decidedBy, reason } = decision
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ definitionId: string; revision: number }>(
      `UPDATE publication_request SET decision = $3, decided_by = $4, decision_reason = $5, decided_at = now()
        WHERE tenant_id = $1 AND id = $2 AND decided_at IS NULL
        RETURNING definition_id AS "definitionId", revision`,
      [tenantId, id, decision.decision, decidedBy, reason],
    )
    const [closed] = rows
    if (closed === undefined) {
      throw new LinliError('publication.decided', `The request '${id}' is not open any more.`)
    }
    await writeAudit(client, {
      ...{ tenantId, actorId: decidedBy, deed: `publication-${decision.decision}` },
      object: `definition:${closed.definitionId}`,
      detail: { request: id, revision: closed.revision, reason },
    })
  })
}

/** Throws `publication.not-found`, for one of another tenant too. */
export async function loadRequest(
  prisma: PrismaClient,
  key: { readonly tenantId: string; readonly id: string },
): Promise<StoredRequest> {
  const found = isUuid(key.id)
    ? await prisma.publicationRequest.findUnique({ where: { tenantId_id: key } })
    : null
  if (found !== null) return found
  throw new LinliError('publication.not-found', `There is no request '${key.id}'.`)
}
