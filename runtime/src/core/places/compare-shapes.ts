import type { EdgeFuel } from './edge-fuel.ts'
import { isInside, metresTo } from './inside.ts'
import {
  type Box,
  boxOf,
  degreeAt,
  type Position,
  polygonsOf,
  positionsOf,
  type Ring,
  type Shape,
} from './shape.ts'

/** Borders that were drawn twice lie so many metres apart and are one border all the same. */
const SLACK_METRES = 5

/** A shape with what comparing it to many others asks for again and again. */
export interface ComparedShape {
  readonly shape: Shape
  readonly box: Box
  readonly positions: readonly Position[]
  /** None of a point. */
  readonly edges: readonly Segment[]
}

export function comparedShape(shape: Shape): ComparedShape {
  return { shape, box: boxOf(shape), positions: positionsOf(shape), edges: edgesOf(shape) }
}

/** Whether no corner of the shape lies outside the area, but for a slack of five metres. Whatever lies in a point. Null where
 *  the fuel does not last. */
export function liesWithin(
  { positions }: ComparedShape,
  area: ComparedShape,
  fuel: EdgeFuel,
): boolean | null {
  if (area.shape.type === 'Point') return true
  if (!fuel.burn(positions.length)) return null
  if (!positions.every((position) => isNear(area.box, position))) return false
  for (const position of positions) {
    if (!fuel.burn(area.edges.length)) return null
    if (isInside(area.shape, position)) continue
    if (!fuel.burn(area.edges.length)) return null
    if (metresTo(area.shape, position) > SLACK_METRES) return false
  }
  return true
}

/** Whether two areas have more in common than a border, however that was drawn. Points overlap nothing. Null where the fuel does
 *  not last. */
export function overlap(one: ComparedShape, other: ComparedShape, fuel: EdgeFuel): boolean | null {
  if (one.edges.length === 0 || other.edges.length === 0 || !touch(one.box, other.box)) return false
  for (const [from, area] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const probe of probesOf(from, area, fuel)) {
      const found = probe === null ? null : isDeepIn(area, probe, fuel)
      if (found !== false) return found
    }
  }
  return false
}

function isDeepIn(
  { shape, box, edges }: ComparedShape,
  position: Position,
  fuel: EdgeFuel,
): boolean | null {
  if (!holds(box, position)) return fuel.burn(1) ? false : null
  if (!fuel.burn(edges.length)) return null
  if (!isInside(shape, position)) return false
  return fuel.burn(edges.length) ? metresTo(shape, position) > SLACK_METRES : null
}

function touch([west, south, east, north]: Box, other: Box): boolean {
  return west <= other[2] && other[0] <= east && south <= other[3] && other[1] <= north
}

function holds([west, south, east, north]: Box, [x, y]: Position): boolean {
  return west <= x && x <= east && south <= y && y <= north
}

/** Whether the position is in the box or no further from it than the slack. */
function isNear([west, south, east, north]: Box, position: Position): boolean {
  const [eastward, northward] = degreeAt(position[1])
  const [dx, dy] = [SLACK_METRES / eastward, SLACK_METRES / northward]
  return holds([west - dx, south - dy, east + dx, north + dy], position)
}

/** Positions of which at least one is in the other area where the two overlap: the corners, one in the midst, and the middle of
 *  each piece into which the other's border cuts an edge. Ends with null where the fuel does not last. */
function* probesOf(
  { shape, positions, edges }: ComparedShape,
  other: ComparedShape,
  fuel: EdgeFuel,
): Generator<Position | null> {
  yield* positions
  for (const [ring] of polygonsOf(shape)) {
    if (!fuel.burn(ring?.length ?? 0)) return yield null
    yield* midst(ring)
  }
  for (const edge of edges) {
    const [from, to] = edge
    if (!fuel.burn(1)) return yield null
    // What lies beside the other's box is cut by nothing of it.
    if (!touch(segmentBox(edge), other.box)) continue
    if (!fuel.burn(other.edges.length)) return yield null
    const cuts = other.edges.flatMap((each) => shareOf(edge, each))
    const shares = [0, ...cuts.sort((a, b) => a - b), 1]
    for (const [at, share] of shares.slice(1).entries())
      yield along(from, to, (share + (shares[at] ?? 0)) / 2)
  }
}

type Segment = readonly [Position, Position]

function segmentBox([from, to]: Segment): Box {
  const [west, east] = from[0] < to[0] ? [from[0], to[0]] : [to[0], from[0]]
  const [south, north] = from[1] < to[1] ? [from[1], to[1]] : [to[1], from[1]]
  return [west, south, east, north]
}

function edgesOf(shape: Shape): readonly Segment[] {
  return polygonsOf(shape).flatMap((rings) =>
    rings.flatMap((ring) => ring.slice(1).map((to, at): Segment => [ring[at] ?? to, to])),
  )
}

/** Where along the first segment the second one meets it, between 0 and 1; none where they run alike. */
function shareOf([a, b]: Segment, [c, d]: Segment): readonly number[] {
  const [abx, aby, cdx, cdy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const across = abx * cdy - aby * cdx
  if (across === 0) return []
  const share = ((c[0] - a[0]) * cdy - (c[1] - a[1]) * cdx) / across
  const otherShare = ((c[0] - a[0]) * aby - (c[1] - a[1]) * abx) / across
  return share > 0 && share < 1 && otherShare >= 0 && otherShare <= 1 ? [share] : []
}

function along(from: Position, to: Position, share: number): Position {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
}

/** A position within the outline: the middle of its widest stretch at half its height. */
function midst(ring: Ring | undefined): readonly Position[] {
  if (ring === undefined) return []
  const [, south, , north] = boxOf({ type: 'Polygon', coordinates: [ring] })
  // Not where a corner lies.
  const y = south + (north - south) * 0.499_73
  const xs = ring
    .slice(1)
    .flatMap((to, at) => {
      const from = ring[at] ?? to
      if (from[1] > y === to[1] > y) return []
      return [from[0] + ((y - from[1]) * (to[0] - from[0])) / (to[1] - from[1])]
    })
    .sort((one, other) => one - other)
  const stretches = xs.flatMap((west, at) => (at % 2 === 0 ? [[west, xs[at + 1] ?? west]] : []))
  const widest = stretches.reduce<readonly number[]>(
    (best, each) =>
      (each[1] ?? 0) - (each[0] ?? 0) > (best[1] ?? 0) - (best[0] ?? 0) ? each : best,
    [0, 0],
  )
  return [[((widest[0] ?? 0) + (widest[1] ?? 0)) / 2, y]]
}
