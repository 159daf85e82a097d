import type { Clock } from '@linli/runtime'
import { type FindNodeAt, nodeFinder, type Position } from '@linli/runtime/core'
import { cityDay } from '@linli/schemas/city-day'
import type pg from 'pg'
import { findShapes, type ShapedNode } from './shape-store.ts'

/** Says which node is at a point. Nothing of the point is kept. */
export interface PlaceFinder {
  /** Id of an open place of the tenant, or null where none is known to be there. */
  nodeAt(tenantId: string, point: Position): Promise<string | null>
}

/** Tenants whose shapes are kept at hand. */
const MOST_KEPT = 50

/** Shapes are read once for each revision of the tree and each day of the city. */
export function createPlaceFinder(pool: pg.Pool, clock: Clock): PlaceFinder {
  const kept = new Map<string, { readonly version: string; readonly find: Promise<FindNodeAt> }>()

  return {
    async nodeAt(tenantId, point) {
      const day = cityDay(clock.now())
      const { rows } = await pool.query<{ revision: number }>({
        name: 'org-revision',
        text: 'SELECT org_revision AS revision FROM tenant WHERE id = $1',
        values: [tenantId],
      })
      const version = `${day} ${rows[0]?.revision ?? ''}`
      const known = kept.get(tenantId)
      if (known?.version === version) return (await known.find)(point)
      if (kept.size >= MOST_KEPT) kept.clear()
      const find = findShapes(pool, { tenantId, day, around: null }).then(finderOf)
      kept.set(tenantId, { version, find })
      find.catch(() => kept.delete(tenantId))
      return (await find)(point)
    },
  }
}

function finderOf(nodes: readonly ShapedNode[]): FindNodeAt {
  const parents = new Map(nodes.map(({ id, parentId }) => [id, parentId]))
  const depthOf = (id: string) => {
    let depth = 0
    for (let above = parents.get(id); above != null && depth < parents.size; depth++)
      above = parents.get(above)
    return depth
  }
  return nodeFinder(
    nodes.flatMap(({ id, shape }) => (shape === null ? [] : [{ id, shape, depth: depthOf(id) }])),
  )
}
