import type { Box, Point } from '../../canvas/layout.ts'

const STEP = 40
/** Between it and what stands there. */
const GAP = 12

/** The nearest place to where a box is meant to stand at which it covers nothing and can be seen; where it is meant to, if there is none. */
export function freeSpot(meant: Box, taken: readonly Box[], seen: Box): Point {
  const spots = stepsWithin(meant.x, [seen.x, seen.x + seen.width - meant.width]).flatMap((x) =>
    stepsWithin(meant.y, [seen.y, seen.y + seen.height - meant.height]).map((y) => ({ x, y })),
  )
  const farness = ({ x, y }: Point) => (x - meant.x) ** 2 + (y - meant.y) ** 2
  spots.sort((one, other) => farness(one) - farness(other))
  const free = spots.find((at) => !taken.some((each) => covers({ ...meant, ...at }, each)))
  return free ?? { x: meant.x, y: meant.y }
}

/** To both sides of the middle, step by step. */
function stepsWithin(middle: number, [least, most]: readonly [number, number]): number[] {
  const first = middle - Math.floor((middle - least) / STEP) * STEP
  const count = Math.max(0, Math.floor((most - first) / STEP) + 1)
  return Array.from({ length: count }, (_, index) => first + index * STEP)
}

function covers(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width + GAP &&
    other.x < one.x + one.width + GAP &&
    one.y < other.y + other.height + GAP &&
    other.y < one.y + one.height + GAP
  )
}
