import { createHash, randomBytes } from 'node:crypto'
import { type Clock, validHolding } from '@linli/runtime'
import { cityDay } from '@linli/schemas/city-day'
import type { Role } from '@linli/schemas/org'
import { ROLES } from '@linli/schemas/org'
import type pg from 'pg'
import type { Viewer } from '../access/viewer.ts'
import { driverError } from '../database/store-error.ts'

/** Opaque sessions. The cookie is `<tenant>.<token>`; the table holds the token's SHA-256.
 *  A closed session, a disabled account or a changed post takes effect within one second on every node. */
export interface Sessions {
  /** Returns the cookie's value. */
  open(account: OpenFor): Promise<OpenedSession>
  viewer(cookie: string): Promise<Viewer | null>
  close(cookie: string): Promise<void>
}

interface OpenFor {
  readonly tenantId: string
  readonly accountId: string
  readonly role: Role
}
interface OpenedSession {
  readonly cookie: string
  readonly expiresAt: Date
}

const CACHE_MS = 1_000
const CACHE_SIZE = 20_000
const HOURS: Readonly<Record<Role, number>> = { official: 12, worker: 24 * 7, resident: 24 * 30 }

export function createSessions(pool: pg.Pool, clock: Clock): Sessions {
  const cache = new Map<string, { at: number; viewer: Promise<Viewer | null> }>()

  return {
    async open({ tenantId, accountId, role }) {
      const token = randomBytes(32).toString('base64url')
      const expiresAt = new Date(Date.now() + HOURS[role] * 3_600_000)
      await pool.query(
        `INSERT INTO session (tenant_id, token_hash, account_id, expires_at) VALUES ($1, $2, $3, $4)`,
        [tenantId, tokenHash(token), accountId, expiresAt],
      )
      return { cookie: `${tenantId}.${token}`, expiresAt }
    },
    viewer(cookie) {
      const now = performance.now()
      const cached = cache.get(cookie)
      if (cached !== undefined && now - cached.at < CACHE_MS) return cached.viewer
      if (cache.size >= CACHE_SIZE) cache.clear()
      const viewer = loadViewer(pool, cookie, cityDay(clock.now())).catch((error: unknown) => {
        throw driverError(error)
      })
      cache.set(cookie, { at: now, viewer })
      viewer.catch(() => cache.delete(cookie))
      return viewer
    },
    async close(cookie) {
      cache.delete(cookie)
      const parts = parseCookie(cookie)
      if (parts === null) return
      await pool.query(`DELETE FROM session WHERE tenant_id = $1 AND token_hash = $2`, [
        parts.tenantId,
        tokenHash(parts.token),
      ])
    },
  }
}

/** Of an account `a`, on the day `$3`. */
const VIEWER_COLUMNS = `a.id, a.role, a.name,
  (SELECT json_agg(json_strip_nulls(json_build_object('nodeId', h.node_id, 'post', h.post, 'for', h.absent)) ORDER BY h.post, h.node_id)
     FROM (SELECT p.node_id, p.post, CASE WHEN bool_and(p.for_id IS NOT NULL) THEN array_agg(DISTINCT p.for_id) END AS absent
             FROM holding p WHERE p.tenant_id = a.tenant_id AND p.account_id = a.id AND ${validHolding('p', '$3')}
            GROUP BY p.node_id, p.post) h) AS posts,
  (SELECT CASE WHEN bool_or(n.id IS NOT NULL AND n.parent_id IS NULL)
                 OR NOT EXISTS (SELECT 1 FROM post e WHERE e.tenant_id = a.tenant_id AND e.account_id = a.id) THEN NULL
               ELSE coalesce(json_agg(DISTINCT p.node_id) FILTER (WHERE p.node_id IS NOT NULL), '[]') END
     FROM holding p LEFT JOIN org_node n ON n.tenant_id = p.tenant_id AND n.id = p.node_id
    WHERE p.tenant_id = a.tenant_id AND p.account_id = a.id AND ${validHolding('p', '$3')}) AS scope`

/** What somebody would be who signed in now; null for who cannot. */
export async function viewerOfAccount(
  pool: pg.Pool,
  { tenantId, accountId }: Pick<Viewer, 'tenantId' | 'accountId'>,
  day: string,
): Promise<Viewer | null> {
  const { rows } = await pool.query<ViewerRow>({
    name: 'load-viewer-of-account',
    text: `SELECT ${VIEWER_COLUMNS}
             FROM account a WHERE a.tenant_id = $1 AND a.id = $2 AND a.disabled_at IS NULL`,
    values: [tenantId, accountId, day],
  })
  return viewerOf(rows[0], tenantId)
}

async function loadViewer(pool: pg.Pool, cookie: string, day: string): Promise<Viewer | null> {
  const parts = parseCookie(cookie)
  if (parts === null) return null
  const { rows } = await pool.query<ViewerRow>({
    name: 'load-viewer',
    text: `SELECT ${VIEWER_COLUMNS}
             FROM session s
             JOIN account a ON a.tenant_id = s.tenant_id AND a.id = s.account_id
            WHERE s.tenant_id = $1 AND s.token_hash = $2 AND s.expires_at > now() AND a.disabled_at IS NULL`,
    values: [parts.tenantId, tokenHash(parts.token), day],
  })
  return viewerOf(rows[0], parts.tenantId)
}

function viewerOf(row: ViewerRow | undefined, tenantId: string): Viewer | null {
  const role = ROLES.find((known) => known === row?.role)
  if (row === undefined || role === undefined) return null
  return {
    tenantId,
    accountId: row.id,
    role,
    name: row.name,
    posts: row.posts ?? [],
    scope: row.scope,
  }
}

interface ViewerRow {
  readonly id: string
  readonly role: string
  readonly name: string
  readonly posts: Viewer['posts'] | null
  readonly scope: Viewer['scope']
}

function parseCookie(cookie: string): { tenantId: string; token: string } | null {
  const match = /^([a-z0-9-]{1,64})\.([A-Za-z0-9_-]{43})$/.exec(cookie)
  const [, tenantId, token] = match ?? []
  return tenantId === undefined || token === undefined ? null : { tenantId, token }
}

function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
