/** Degrees, longitude before latitude, WGS-84: what GeoJSON and a browser's Geolocation say. */
export type Position = readonly [number, number]
/** Closed: its last position is its first. */
export type Ring = readonly Position[]
/** Its outline, then its holes. */
export type Rings = readonly Ring[]

/** Where a node of the tree lies: a GeoJSON geometry of one of three kinds. */
export type Shape =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'Polygon'; readonly coordinates: Rings }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Rings[] }

/** West, south, east, north. */
export type Box = readonly [number, number, number, number]

/** None of a point. */
export function polygonsOf(shape: Shape): readonly Rings[] {
  if (shape.type === 'Point') return []
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
}

export function positionsOf(shape: Shape): readonly Position[] {
  return shape.type === 'Point' ? [shape.coordinates] : polygonsOf(shape).flat(2)
}

export function boxOf(shape: Shape): Box {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [x, y] of positionsOf(shape)) {
    west = Math.min(west, x)
    south = Math.min(south, y)
    east = Math.max(east, x)
    north = Math.max(north, y)
  }
  return [west, south, east, north]
}

/** One area of several; points have none. Null where none has. */
export function joined(shapes: readonly Shape[]): Shape | null {
  const polygons = shapes.flatMap(polygonsOf)
  const [only] = polygons
  if (only === undefined) return null
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons }
}

const METRES_PER_DEGREE = 111_320

/** Metres of a degree to the east and to the north at a latitude: exact to a thousandth within a street. */
export function degreeAt(latitude: number): readonly [number, number] {
  return [METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180), METRES_PER_DEGREE]
}

/** Square metres, holes not counted in. */
export function areaOf(shape: Shape): number {
  return polygonsOf(shape).reduce((sum, [outline = [], ...holes]) => {
    const holed = holes.reduce((area, hole) => area + ringArea(hole), 0)
    return sum + ringArea(outline) - holed
  }, 0)
}

export function ringArea(ring: Ring): number {
  const [eastward, northward] = degreeAt(ring[0]?.[1] ?? 0)
  const [x0, y0] = ring[0] ?? [0, 0]
  let twice = 0
  for (let at = 1; at < ring.length; at++) {
    const [[ax, ay], [bx, by]] = [ring[at - 1] ?? [0, 0], ring[at] ?? [0, 0]]
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
  }
  return (Math.abs(twice) / 2) * eastward * northward
}
