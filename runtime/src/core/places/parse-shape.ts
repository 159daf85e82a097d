import { createEdgeFuel, type EdgeFuel } from './edge-fuel.ts'
import { type Position, type Ring, type Rings, ringArea, type Shape } from './shape.ts'

/** Why something is no shape; `dense` where the fuel did not last to say so. */
export type ShapeProblem =
  | 'kind'
  | 'positions'
  | 'range'
  | 'open'
  | 'crossing'
  | 'flat'
  | 'large'
  | 'dense'

/** Positions of one shape; the border of a district has some thousand. */
const MOST_POSITIONS = 20_000
/** A ring with more is not looked through for crossings. */
const MOST_LOOKED_THROUGH = 2_000
/** Square metres: less is a slip of the pen. */
const LEAST_AREA = 1
/** A hundred-millionth of a degree is a millimetre; nobody surveys that. */
const DECIMALS = 7

/** A GeoJSON geometry as a shape, rounded to a centimetre, without heights and without positions that say the one before again; or
 *  what is wrong with it. Whoever parses many shares the fuel among them; the one of a single shape lasts. */
export function parseShape(value: unknown, fuel = createEdgeFuel()): Shape | ShapeProblem {
  if (typeof value !== 'object' || value === null) return 'kind'
  const { type, coordinates } = value as Readonly<Record<string, unknown>>
  if (type === 'Point') {
    const position = parsePosition(coordinates)
    return typeof position === 'string' ? position : { type, coordinates: position }
  }
  if (type === 'Polygon') {
    const rings = parseRings(coordinates)
    return typeof rings === 'string' ? rings : checked({ type, coordinates: rings }, [rings], fuel)
  }
  if (type !== 'MultiPolygon') return 'kind'
  const polygons = parseEach(coordinates, parseRings)
  return typeof polygons === 'string'
    ? polygons
    : checked({ type, coordinates: polygons }, polygons, fuel)
}

export function isShape(parsed: Shape | ShapeProblem): parsed is Shape {
  return typeof parsed === 'object'
}

function checked(shape: Shape, polygons: readonly Rings[], fuel: EdgeFuel): Shape | ShapeProblem {
  const rings = polygons.flat()
  if (polygons.length === 0) return 'positions'
  if (rings.reduce((count, ring) => count + ring.length, 0) > MOST_POSITIONS) return 'large'
  // A bow that crosses itself in the middle has no area either.
  for (const ring of rings) {
    const isCrossing = crossesItself(ring, fuel)
    if (isCrossing !== false) return isCrossing === null ? 'dense' : 'crossing'
  }
  return rings.some((ring) => ringArea(ring) < LEAST_AREA) ? 'flat' : shape
}

function parseRings(value: unknown): Rings | ShapeProblem {
  const rings = parseEach(value, parseRing)
  return typeof rings !== 'string' && rings.length === 0 ? 'positions' : rings
}

function parseRing(value: unknown): Ring | ShapeProblem {
  const positions = parseEach(value, parsePosition)
  if (typeof positions === 'string') return positions
  // Rounded, two that were surveyed next to each other are one.
  const ring = positions.filter(([x, y], at) => {
    const before = positions[at - 1]
    return before === undefined || before[0] !== x || before[1] !== y
  })
  const [first, last] = [ring[0], ring.at(-1)]
  const isClosed = first !== undefined && first[0] === last?.[0] && first[1] === last[1]
  return ring.length >= 4 && isClosed ? ring : 'open'
}

function parsePosition(value: unknown): Position | ShapeProblem {
  if (!Array.isArray(value) || value.length < 2) return 'positions'
  const [x, y]: readonly unknown[] = value
  if (typeof x !== 'number' || typeof y !== 'number') return 'positions'
  if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) return 'range'
  return [round(x), round(y)]
}

function parseEach<Part extends object>(
  value: unknown,
  parse: (part: unknown) => Part | ShapeProblem,
): readonly Part[] | ShapeProblem {
  if (!Array.isArray(value) || value.length > MOST_POSITIONS) return 'positions'
  const parts: Part[] = []
  for (const each of value as readonly unknown[]) {
    const part = parse(each)
    if (typeof part === 'string') return part
    parts.push(part)
  }
  return parts
}

function round(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS))
}

interface Edge {
  readonly from: Position
  readonly to: Position
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  readonly at: number
}

/** Whether two edges that are no neighbours meet. From west to east, so that only edges above each other are compared. Null where
 *  the fuel does not last. */
function crossesItself(ring: Ring, fuel: EdgeFuel): boolean | null {
  if (ring.length > MOST_LOOKED_THROUGH) return false
  const edges = ring.slice(1).map((to, at): Edge => {
    const from = ring[at] ?? to
    const [west, east] = from[0] < to[0] ? [from[0], to[0]] : [to[0], from[0]]
    const [south, north] = from[1] < to[1] ? [from[1], to[1]] : [to[1], from[1]]
    return { from, to, at, west, south, east, north }
  })
  const count = edges.length
  edges.sort((one, other) => one.west - other.west)
  for (const [index, edge] of edges.entries()) {
    for (let next = index + 1; next < count; next++) {
      const other = edges[next]
      if (other === undefined || other.west > edge.east) break
      if (!fuel.burn(1)) return null
      const apart = Math.abs(edge.at - other.at)
      if (apart > 1 && apart < count - 1 && meet(edge, other)) return true
    }
  }
  return false
}

function meet(one: Edge, other: Edge): boolean {
  if (one.north < other.south || other.north < one.south) return false
  const [a, b] = [side(one, other.from), side(one, other.to)]
  const [c, d] = [side(other, one.from), side(other, one.to)]
  return a * b <= 0 && c * d <= 0 && !(a === 0 && b === 0 && !alongside(one, other))
}

function side({ from, to }: Edge, [x, y]: Position): number {
  return Math.sign((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]))
}

/** Of two edges on one line: whether they share more than nothing. */
function alongside(one: Edge, other: Edge): boolean {
  return (
    one.east >= other.west &&
    other.east >= one.west &&
    one.north >= other.south &&
    other.north >= one.south
  )
}
