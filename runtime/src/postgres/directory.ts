import type { OrgNode, OrgTree, PostHolding } from '@linli/schemas/org'
import type { Pool } from 'pg'
import type { WorkingCalendar } from '../core/working-calendar.ts'
import type { Directory } from '../ports/directory.ts'
import { unavailable } from './database-error.ts'

/** Who holds which post is at most this old (ports/directory.ts). */
const MAX_AGE_MS = 1_000

interface KnownOrg {
  readonly revision: number
  readonly org: OrgTree
  /** `performance.now()` of the moment the revision was asked for. */
  readonly checkedAt: number
}

/** Reads the org tables; keeps each tenant's tree while `tenant.org_revision` stands still. Every tenant has the same
 *  calendar. */
export function createPostgresDirectory(pool: Pool, workingCalendar: WorkingCalendar): Directory {
  const known = new Map<string, KnownOrg>()
  const underWay = new Map<string, Promise<OrgTree>>()

  async function refresh(tenantId: string): Promise<OrgTree> {
    const checkedAt = performance.now()
    const revision = await loadRevision(pool, tenantId)
    const before = known.get(tenantId)
    const org = before?.revision === revision ? before.org : await loadOrg(pool, tenantId)
    known.set(tenantId, { revision, org, checkedAt })
    return org
  }

  return {
    org(tenantId) {
      const entry = known.get(tenantId)
      if (entry !== undefined && performance.now() - entry.checkedAt < MAX_AGE_MS) {
        return Promise.resolve(entry.org)
      }
      let refreshing = underWay.get(tenantId)
      if (refreshing === undefined) {
        refreshing = refresh(tenantId)
          .catch((error: unknown) => {
            throw unavailable(error)
          })
          .finally(() => underWay.delete(tenantId))
        underWay.set(tenantId, refreshing)
      }
      return refreshing
    },
    calendar() {
      return Promise.resolve(workingCalendar)
    },
  }
}

async function loadRevision(pool: Pool, tenantId: string): Promise<number> {
  const { rows } = await pool.query<{ org_revision: number }>({
    name: 'org-revision',
    text: 'select org_revision from tenant where id = $1',
    values: [tenantId],
  })
  return rows[0]?.org_revision ?? -1
}

/** The revision is read before the rows, so a change in between is seen again at the next check. A disabled account
 *  holds no post. */
async function loadOrg(pool: Pool, tenantId: string): Promise<OrgTree> {
  const [nodes, holdings] = await Promise.all([
    pool.query<OrgNode>({
      name: 'org-nodes',
      text: 'select id, parent_id as "parentId", kind, name from org_node where tenant_id = $1 order by position, id',
      values: [tenantId],
    }),
    pool.query<PostHolding>({
      name: 'org-holdings',
      text: `select post.account_id as "accountId", post.node_id as "nodeId", post.post
             from post join account on account.tenant_id = post.tenant_id and account.id = post.account_id
             where post.tenant_id = $1 and account.disabled_at is null
             order by post.account_id, post.node_id, post.post`,
      values: [tenantId],
    }),
  ])
  return { nodes: new Map(nodes.rows.map((node) => [node.id, node])), holdings: holdings.rows }
}
