import { isInside, metresTo } from './inside.ts'
import {
  type Box,
  boxOf,
  type Position,
  polygonsOf,
  positionsOf,
  type Ring,
  type Shape,
} from './shape.ts'

/** Borders that were drawn twice lie so many metres apart and are one border all the same. */
const SLACK_METRES = 5
/** Pairs of edges that are compared at most; two shapes with more are taken for apart. */
const MOST_PAIRS = 1_000_000

/** Whether no corner of the shape lies outside the area, but for a slack of five metres. Whatever lies in a point. */
export function liesWithin(shape: Shape, area: Shape): boolean {
  if (area.type === 'Point') return true
  return positionsOf(shape).every(
    (position) => isInside(area, position) || metresTo(area, position) <= SLACK_METRES,
  )
}

/** Whether two areas have more in common than a border, however that was drawn. Points overlap nothing. */
export function overlap(one: Shape, other: Shape): boolean {
  if (one.type === 'Point' || other.type === 'Point' || !touch(boxOf(one), boxOf(other)))
    return false
  const isDeepIn = (area: Shape) => (position: Position) =>
    isInside(area, position) && metresTo(area, position) > SLACK_METRES
  if (positionsOf(one).length * positionsOf(other).length > MOST_PAIRS) return false
  return probesOf(one, other).some(isDeepIn(other)) || probesOf(other, one).some(isDeepIn(one))
}

function touch([west, south, east, north]: Box, other: Box): boolean {
  return west <= other[2] && other[0] <= east && south <= other[3] && other[1] <= north
}

/** Positions of which at least one is in the other area where the two overlap: the corners, the middle of each piece into which
 *  the other's border cuts an edge, and one in the midst. */
function probesOf(shape: Shape, other: Shape): readonly Position[] {
  const others = edgesOf(other)
  const middles = edgesOf(shape).flatMap(([from, to]) => {
    const cuts = others.flatMap((edge) => shareOf([from, to], edge))
    const shares = [0, ...cuts.sort((a, b) => a - b), 1]
    return shares.slice(1).map((share, at) => along(from, to, (share + (shares[at] ?? 0)) / 2))
  })
  return [...positionsOf(shape), ...middles, ...polygonsOf(shape).flatMap(([ring]) => midst(ring))]
}

type Segment = readonly [Position, Position]

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
