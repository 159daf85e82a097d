import type pg from 'pg'
import { inTransaction } from '../database/in-transaction.ts'
import type { Passes } from '../database/start-passes.ts'
import { startPasses } from '../database/start-passes.ts'
import type { AuditRow } from './audit-chain.ts'
import { firstHash, sealOf } from './audit-chain.ts'

const POLL_MS = 1_000
const PAGE = 500

/** Gives every audit row its number and hash, a second or two after its commit, in the order of their times; one that commits
 *  late gets a later number. Of several nodes one works on a tenant, the others pass by; one that dies leaves whole pages. */
export function startSealingAudit({
  pool,
  onTrouble,
}: {
  readonly pool: pg.Pool
  readonly onTrouble: (error: unknown) => void
}): Passes {
  const pass = (isStopped: () => boolean) => sealAudit(pool, isStopped)
  return startPasses({ everyMs: POLL_MS, pass, onTrouble })
}

/** Seals what waits, of all tenants. */
export async function sealAudit(pool: pg.Pool, isStopped = () => false): Promise<void> {
  const { rows } = await pool.query<{ tenantId: string }>({
    name: 'audit-to-seal',
    text: 'SELECT DISTINCT tenant_id AS "tenantId" FROM audit WHERE seq IS NULL',
  })
  for (const { tenantId } of rows) {
    while (!isStopped() && (await sealPage(pool, tenantId)) === PAGE);
  }
}

/** How many rows were sealed; none where another node is at it. */
function sealPage(pool: pg.Pool, tenantId: string): Promise<number> {
  return inTransaction(pool, async (client) => {
    await client.query(
      `INSERT INTO audit_head (tenant_id, seq, hash) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING`,
      [tenantId, firstHash(tenantId)],
    )
    const locked = await client.query<{ seq: number; hash: string }>(
      'SELECT seq, hash FROM audit_head WHERE tenant_id = $1 FOR UPDATE SKIP LOCKED',
      [tenantId],
    )
    const [head] = locked.rows
    if (head === undefined) return 0
    const { rows } = await client.query<Omit<AuditRow, 'at'> & { readonly at: Date }>(
      `SELECT id, at, actor_id AS "actorId", deed, object, detail FROM audit
        WHERE tenant_id = $1 AND seq IS NULL ORDER BY at, id LIMIT ${PAGE}`,
      [tenantId],
    )
    let { seq, hash } = head
    const seals = rows.map((row) => {
      seq += 1
      hash = sealOf(hash, seq, { ...row, at: row.at.toISOString() })
      return { id: row.id, seq, hash }
    })
    await writeSeals(client, tenantId, seals)
    return seals.length
  })
}

interface Seal {
  readonly id: string
  readonly seq: number
  readonly hash: string
}

async function writeSeals(
  client: pg.PoolClient,
  tenantId: string,
  seals: readonly Seal[],
): Promise<void> {
  const end = seals.at(-1)
  if (end === undefined) return
  await client.query(
    `UPDATE audit SET seq = seal.seq, hash = seal.hash
       FROM unnest($2::uuid[], $3::int[], $4::text[]) AS seal(id, seq, hash)
      WHERE audit.tenant_id = $1 AND audit.id = seal.id`,
    [tenantId, seals.map(({ id }) => id), seals.map(({ seq }) => seq), seals.map((s) => s.hash)],
  )
  await client.query(
    'UPDATE audit_head SET seq = $2, hash = $3, sealed_at = clock_timestamp() WHERE tenant_id = $1',
    [tenantId, end.seq, end.hash],
  )
}
