import type pg from 'pg'
import type { Anchor, AuditRow, ChainVerdict, SealedRow } from './audit-chain.ts'
import { checkChain } from './audit-chain.ts'

const PAGE = 1_000

export interface ChainEnd extends Anchor {
  readonly sealedAt: Date
}

/** Null while nothing of the tenant is sealed. */
export async function loadChainEnd(pool: pg.Pool, tenantId: string): Promise<ChainEnd | null> {
  const { rows } = await pool.query<ChainEnd>(
    'SELECT seq, hash, sealed_at AS "sealedAt" FROM audit_head WHERE tenant_id = $1',
    [tenantId],
  )
  return rows[0] ?? null
}

/** The sealed rows of a tenant by number, up to and with `through`, in pages: others are served between them. */
export async function* sealedPages(
  pool: pg.Pool,
  { tenantId, through }: { readonly tenantId: string; readonly through: number },
): AsyncGenerator<readonly SealedRow[]> {
  let after = 0
  for (;;) {
    const { rows } = await pool.query<Omit<AuditRow, 'at'> & StoredSeal>({
      name: 'sealed-audit',
      text: `SELECT id, at, actor_id AS "actorId", deed, object, detail, seq, hash FROM audit
              WHERE tenant_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT ${PAGE}`,
      values: [tenantId, after, through],
    })
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map((row) => ({ ...row, at: row.at.toISOString() }))
    after = last.seq
  }
}

interface StoredSeal {
  readonly at: Date
  readonly seq: number
  readonly hash: string
}

/** Looks at every sealed row of the tenant. */
export async function verifyStored(pool: pg.Pool, tenantId: string): Promise<ChainVerdict> {
  const end = await loadChainEnd(pool, tenantId)
  const check = checkChain(tenantId, end === null || end.seq === 0 ? [] : [end])
  const pages = sealedPages(pool, { tenantId, through: end?.seq ?? 0 })
  for await (const page of pages) for (const row of page) check.take(row)
  return check.end()
}
