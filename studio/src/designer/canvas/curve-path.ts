import type { Point } from './layout.ts'

/** An SVG path through the points with its corners rounded: it touches the middle of every leg, and both ends exactly. */
export function curvePath(points: readonly Point[]): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (first === undefined || last === undefined) return ''
  const corners = rest.slice(0, -1).map((corner, index) => {
    const next = rest[index + 1] ?? last
    const end = index === rest.length - 2 ? last : middle(corner, next)
    return `Q${text(corner)} ${text(end)}`
  })
  return [`M${text(first)}`, ...(corners.length === 0 ? [`L${text(last)}`] : corners)].join(' ')
}

function middle(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
}

function text({ x, y }: Point): string {
  return `${round(x)},${round(y)}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
