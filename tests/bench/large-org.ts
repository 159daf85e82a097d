import type { OrgNode, OrgTree, PostHolding } from '@linli/schemas/org'
import type { Pool } from 'pg'
import { BENCH_POST } from './definitions.ts'
import { TENANT } from './street.ts'

/** Beside `BENCH_POST`, which only grids have. */
export const LEAD_POST = 'bench-lead'
export const SECRETARY_POST = 'bench-secretary'
/** Kind of the team that every area has; it takes tasks in the daytime. */
export const BENCH_TEAM = 'bench-watch'
/** What members of one in nine of these teams can do, and of two at each community. */
export const BENCH_SKILL = 'bench-plumber'

export interface LargeOrg extends OrgTree {
  /** The nodes at the bottom. */
  readonly buildings: readonly string[]
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

/** A street of `nodeCount` nodes in five layers, 街道 → 社区 → 片区 → 网格 → 楼栋: thirty communities of three areas of
 *  four grids, then buildings. Each of `peopleCount` people has a post: of a hundred one at the street, one at a community, five
 *  at an area, and the rest at a grid, several to each. */
export function largeOrg(nodeCount: number, peopleCount: number): LargeOrg {
  const nodes: OrgNode[] = []
  const layer = (kind: string, count: number, parentOf: (index: number) => string) => {
    const made = numbers(count).map((index) => ({
      ...{ id: `large-${kind}-${index}`, parentId: parentOf(index), kind, name: `${kind}${index}` },
    }))
    nodes.push(...made)
    return made.map(({ id }) => id)
  }
  const at = (ids: readonly string[], index: number) => ids[index % ids.length] ?? TENANT
  const communities = layer('community', 30, () => TENANT)
  const areas = layer('area', 90, (index) => at(communities, index))
  const grids = layer('grid', 360, (index) => at(areas, index))
  const left = Math.max(1, nodeCount - nodes.length - 1)
  const buildings = layer('building', left, (index) => at(grids, index))
  const holdings = numbers(peopleCount).map((index): PostHolding => {
    const accountId = `large-${String(index).padStart(6, '0')}`
    const place = index % 100
    if (place === 50) return { accountId, nodeId: TENANT, post: SECRETARY_POST }
    if (place === 0)
      return { accountId, nodeId: at(communities, index / 100), post: SECRETARY_POST }
    if (place <= 5) return { accountId, nodeId: at(areas, index), post: LEAD_POST }
    return { accountId, nodeId: at(grids, index), post: BENCH_POST }
  })
  const teams = areas.map((area, index): OrgNode => {
    const team = { kind: BENCH_TEAM, hours: [{ from: '07:00', until: '22:00' }] }
    return { id: `large-team-${index}`, parentId: area, kind: 'team', name: `值班室${index}`, team }
  })
  const helpers = communities.flatMap((community, index) =>
    ['a', 'b'].map(
      (name): OrgNode => ({
        ...{ id: `large-helpers-${index}-${name}`, parentId: community, kind: 'team' },
        ...{ name: `好邻居${index}${name}`, team: { kind: 'bench-helpers' } },
      }),
    ),
  )
  const skilled = [...teams.filter((_, index) => index % 9 === 0), ...helpers].flatMap(
    ({ id: nodeId }, index) =>
      [6, 7, 8].map((place) => ({
        accountId: `large-${String(index * 100 + place).padStart(6, '0')}`,
        ...{ nodeId, post: BENCH_SKILL },
      })),
  )
  const onDuty = teams.flatMap(({ id: nodeId }, index) =>
    [1, 2].map((place) => {
      const accountId = `large-${String(index * 100 + place + 5).padStart(6, '0')}`
      return { accountId, nodeId, post: 'on-duty' }
    }),
  )
  const street: OrgNode = { id: TENANT, parentId: null, kind: 'street', name: '压测街道' }
  return {
    nodes: new Map([street, ...nodes, ...teams, ...helpers].map((node) => [node.id, node])),
    holdings: [...holdings, ...onDuty, ...skilled],
    buildings,
  }
}

/** Writes it beside what the stage has; what is there already stays. */
export async function insertLargeOrg(pool: Pool, { nodes, holdings }: LargeOrg): Promise<void> {
  const all = [...nodes.values()]
  await pool.query(
    `INSERT INTO org_node (tenant_id, id, parent_id, kind, name)
     SELECT $1, n.* FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS n ON CONFLICT DO NOTHING`,
    [
      TENANT,
      ...(['id', 'parentId', 'kind', 'name'] as const).map((key) => all.map((node) => node[key])),
    ],
  )
  const people = holdings.map(({ accountId }) => accountId)
  await pool.query(
    `INSERT INTO account (tenant_id, id, role, name, login)
     SELECT $1, id, 'worker', '压测人员', id FROM unnest($2::text[]) AS id ON CONFLICT DO NOTHING`,
    [TENANT, people],
  )
  await pool.query(
    `INSERT INTO post (tenant_id, account_id, node_id, post)
     SELECT $1, h.* FROM unnest($2::text[], $3::text[], $4::text[]) AS h ON CONFLICT DO NOTHING`,
    [TENANT, people, holdings.map(({ nodeId }) => nodeId), holdings.map(({ post }) => post)],
  )
  await pool.query('VACUUM ANALYZE org_node, account, post')
  await pool.query('UPDATE tenant SET org_revision = org_revision + 1 WHERE id = $1', [TENANT])
}
