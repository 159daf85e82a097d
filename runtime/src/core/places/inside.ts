import { degreeAt, type Position, polygonsOf, type Ring, type Shape } from './shape.ts'

/** Whether a point lies in the area, holes left out. A point on a border that two areas share, edge by edge, is in exactly one of
 *  them: which one hangs on the border alone. Never in a point. */
export function isInside(shape: Shape, point: Position): boolean {
  return polygonsOf(shape).some((rings) => {
    let crossed = 0
    for (const ring of rings) crossed += crossings(ring, point)
    return crossed % 2 === 1
  })
}

/** Edges of the ring that a ray from the point eastward meets. */
function crossings(ring: Ring, [x, y]: Position): number {
  let count = 0
  for (let at = 1; at < ring.length; at++) {
    const [one, other] = [ring[at - 1], ring[at]]
    if (one === undefined || other === undefined) continue
    // From south to north whichever way the ring runs, so that neighbours reckon the same edge alike; the northern end is not of it.
    const [low, high] = one[1] < other[1] ? [one, other] : [other, one]
    if (y < low[1] || y >= high[1]) continue
    const where = low[0] + ((y - low[1]) * (high[0] - low[0])) / (high[1] - low[1])
    if (x < where) count++
  }
  return count
}

/** Metres from the point to the nearest border of the area, or to the point that the shape is. */
export function metresTo(shape: Shape, point: Position): number {
  const scale = degreeAt(point[1])
  if (shape.type === 'Point') return toSegment(point, [shape.coordinates, shape.coordinates], scale)
  let nearest = Number.POSITIVE_INFINITY
  for (const ring of polygonsOf(shape).flat()) {
    for (let at = 1; at < ring.length; at++) {
      const [one, other] = [ring[at - 1], ring[at]]
      if (one !== undefined && other !== undefined)
        nearest = Math.min(nearest, toSegment(point, [one, other], scale))
    }
  }
  return nearest
}

function toSegment(
  [x, y]: Position,
  [one, other]: readonly [Position, Position],
  [eastward, northward]: readonly [number, number],
): number {
  const [ax, ay] = [(one[0] - x) * eastward, (one[1] - y) * northward]
  const [bx, by] = [(other[0] - x) * eastward, (other[1] - y) * northward]
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
  // Not Math.hypot, which takes ten times as long.
  return Math.sqrt((ax + share * dx) ** 2 + (ay + share * dy) ** 2)
}
