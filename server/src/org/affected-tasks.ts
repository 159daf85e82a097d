import { snapshotFrom } from '@linli/runtime'
import { assignedAnew } from '@linli/runtime/core'
import { LinliError } from '@linli/schemas/linli-error'
import type { OrgTree } from '@linli/schemas/org'
import type { Assignment, OpenTask } from '@linli/schemas/snapshot'
import type pg from 'pg'
import type { Versions } from '../reading/versions.ts'

/** An open task that goes to others when the tree is another. */
export interface AffectedTask {
  readonly task: OpenTask
  readonly instanceId: string
  readonly number: string
  readonly definitionId: string
  readonly nodeId: string
  /** Null where its rules find nobody then. */
  readonly to: Assignment | null
}

/** The tree, and the instant (epoch ms) at which its teams are looked at. */
interface AffectedGround {
  readonly org: OrgTree
  readonly now: number
}

const PAGE = 200

/** The open tasks of cases at or under the nodes that go elsewhere by the tree given, in the order of their cases. */
export async function findAffected(
  {
    client,
    versions,
  }: { readonly client: Pick<pg.PoolClient, 'query'>; readonly versions: Versions },
  tenantId: string,
  { nodeIds, ground }: { readonly nodeIds: readonly string[]; readonly ground: AffectedGround },
): Promise<AffectedTask[]> {
  const affected: AffectedTask[] = []
  let last: string | null = null
  for (;;) {
    const page: readonly CaseRow[] = await loadPage(client, { tenantId, nodeIds, after: last })
    for (const row of page) {
      const { definitionId, versionNumber } = row
      const { definition } = await versions.get(tenantId, definitionId, versionNumber)
      const snapshot = snapshotFrom(row.body, row)
      for (const task of snapshot.tasks) {
        const to = wayOf(() => assignedAnew(definition, { snapshot, task }, ground))
        if (to === 'stays') continue
        const { instanceId, number, nodeId } = row
        affected.push({ task, instanceId, number, definitionId, nodeId, to })
      }
    }
    if (page.length < PAGE) return affected
    last = page.at(-1)?.instanceId ?? null
  }
}

function wayOf(ask: () => Assignment | null): Assignment | null | 'stays' {
  try {
    return ask() ?? 'stays'
  } catch (error) {
    if (error instanceof LinliError && error.code === 'task.unassigned') return null
    throw error
  }
}

interface CaseRow {
  readonly instanceId: string
  readonly number: string
  readonly definitionId: string
  readonly versionNumber: number
  readonly nodeId: string
  readonly initiatorId: string | null
  readonly body: string
}

async function loadPage(
  client: Pick<pg.PoolClient, 'query'>,
  {
    tenantId,
    nodeIds,
    after,
  }: {
    readonly tenantId: string
    readonly nodeIds: readonly string[]
    readonly after: string | null
  },
): Promise<CaseRow[]> {
  const { rows } = await client.query<CaseRow>(
    `SELECT i.id AS "instanceId", i.number, i.definition_id AS "definitionId", i.version_number AS "versionNumber",
            i.node_id AS "nodeId", i.initiator_id AS "initiatorId", s.body
       FROM instance i JOIN instance_snapshot s ON s.tenant_id = i.tenant_id AND s.instance_id = i.id
      WHERE i.tenant_id = $1 AND i.ended_at IS NULL AND ($3::uuid IS NULL OR i.id > $3)
        AND i.node_id IN (SELECT node_id FROM org_above WHERE tenant_id = $1 AND above_id = ANY($2))
      ORDER BY i.id LIMIT ${PAGE}`,
    [tenantId, nodeIds, after],
  )
  return rows
}
