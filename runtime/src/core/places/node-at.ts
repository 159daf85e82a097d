import { isInside, metresTo } from './inside.ts'
import { areaOf, boxOf, type Position, type Shape } from './shape.ts'

export interface PlacedNode {
  readonly id: string
  readonly shape: Shape
  /** Nodes above it: a building is deeper than its grid. */
  readonly depth: number
}

/** Finds the node at a point, or null where none is. */
export type FindNodeAt = (point: Position) => string | null

/** How near somebody stands to a place that is only a point on the map. */
const NEAR_METRES = 30

/** The nearest place that is a point, where one is near; else the deepest area around the point, of those of one depth the
 *  smallest, and of those of one size the first by id. Looks at every node's box first: ten thousand take some tenths of a
 *  millisecond. */
export function nodeFinder(nodes: readonly PlacedNode[]): FindNodeAt {
  const ranked = nodes
    .map((node) => ({ ...node, area: areaOf(node.shape) }))
    .sort(
      (one, other) =>
        other.depth - one.depth || one.area - other.area || (one.id < other.id ? -1 : 1),
    )
  const areas = ranked.filter(({ shape }) => shape.type !== 'Point')
  const points = ranked.filter(({ shape }) => shape.type === 'Point')
  const boxes = new Float64Array(areas.length * 4)
  for (const [at, { shape }] of areas.entries()) boxes.set(boxOf(shape), at * 4)
  return (point) => nearestOf(points, point) ?? areaAround({ areas, boxes }, point)
}

interface Areas {
  readonly areas: readonly PlacedNode[]
  /** Four numbers each, in the same order. */
  readonly boxes: Float64Array
}

function areaAround({ areas, boxes }: Areas, point: Position): string | null {
  const [x, y] = point
  for (let at = 0; at < areas.length; at++) {
    const [west = 0, south = 0, east = 0, north = 0] = boxes.subarray(at * 4, at * 4 + 4)
    if (x < west || x > east || y < south || y > north) continue
    const area = areas[at]
    if (area !== undefined && isInside(area.shape, point)) return area.id
  }
  return null
}

/** Degrees within which a point may be near, wherever people live. */
const NEAR_DEGREES = 0.001

function nearestOf(points: readonly PlacedNode[], point: Position): string | null {
  let nearest: string | null = null
  let least = NEAR_METRES
  for (const { id, shape } of points) {
    const at = shape.coordinates as Position
    if (Math.abs(at[0] - point[0]) > NEAR_DEGREES || Math.abs(at[1] - point[1]) > NEAR_DEGREES)
      continue
    const metres = metresTo(shape, point)
    if (metres < least) [nearest, least] = [id, metres]
  }
  return nearest
}
