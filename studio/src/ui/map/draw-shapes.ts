import { type Box, boxOf, type Position, polygonsOf, type Shape } from '@linli/runtime/core'

/** A shape as an SVG draws it: one path, or a dot. */
export interface Drawn {
  readonly id: string
  /** Empty for a point. */
  readonly path: string
  /** Where its name stands. */
  readonly at: readonly [number, number]
}

export interface DrawnMap {
  readonly width: number
  readonly height: number
  readonly drawn: readonly Drawn[]
  /** Where a point of the earth is on the picture, and the other way round. */
  readonly toMap: (position: Position) => readonly [number, number]
  readonly fromMap: (at: readonly [number, number]) => Position
}

/** Of the picture, in its own units. */
const WIDTH = 1_000
const MARGIN = 30
/** As flat and as high as a map is drawn. */
const SHAPES_OF_MAP = [0.3, 1.2] as const
/** Degrees: a single point has some room around it too. */
const LEAST_SPAN = 0.000_5

/** Several shapes on one picture, north above, without a map beneath: within a street the earth is flat, and a degree to the east is
 *  shorter than one to the north by the cosine of the latitude. Null where there is none. */
export function drawShapes(
  shapes: readonly { readonly id: string; readonly shape: Shape }[],
): DrawnMap | null {
  if (shapes.length === 0) return null
  const project = projectionOf(boxAround(shapes.map(({ shape }) => boxOf(shape))))
  const drawn = shapes.map(({ id, shape }): Drawn => {
    const [west, south, east, north] = boxOf(shape)
    const at = project.toMap([(west + east) / 2, (south + north) / 2])
    const path = polygonsOf(shape)
      .flat()
      .map((ring) => `M${ring.map((position) => project.toMap(position).join(' ')).join('L')}Z`)
      .join('')
    return { id, path, at }
  })
  return { width: WIDTH, drawn, ...project }
}

function boxAround(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ]
}

function projectionOf([west, south, east, north]: Box) {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [across, up] = [
    Math.max((east - west) * shrink, LEAST_SPAN),
    Math.max(north - south, LEAST_SPAN),
  ]
  const [flattest, highest] = SHAPES_OF_MAP
  const height = WIDTH * Math.min(highest, Math.max(flattest, up / across))
  const scale = Math.min((WIDTH - 2 * MARGIN) / across, (height - 2 * MARGIN) / up)
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2]
  return {
    height: Math.round(height),
    toMap: ([x, y]: Position): readonly [number, number] => [
      tenth(WIDTH / 2 + (x - middleX) * shrink * scale),
      tenth(height / 2 - (y - middleY) * scale),
    ],
    fromMap: ([x, y]: readonly [number, number]): Position => [
      middleX + (x - WIDTH / 2) / (shrink * scale),
      middleY - (y - height / 2) / scale,
    ],
  }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
