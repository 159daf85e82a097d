import type { Shape } from '@linli/runtime/core'
import { expect, test } from 'vitest'
import { drawShapes } from './draw-shapes.ts'

const square = (x: number, y: number): Shape => ({
  type: 'Polygon',
  coordinates: [
    [
      ...([
        [x, y],
        [x + 0.001, y],
        [x + 0.001, y + 0.001],
      ] as const),
      ...([
        [x, y + 0.001],
        [x, y],
      ] as const),
    ],
  ],
})

test('what lies in the north is above, and a square stays a square though degrees are not alike', () => {
  const map = drawShapes([
    { id: 'south', shape: square(119.2, 34.6) },
    { id: 'north', shape: square(119.2, 34.601) },
  ])
  const [south, north] = map?.drawn ?? []
  expect(north?.at[1]).toBeLessThan(south?.at[1] ?? 0)
  const corners = (south?.path ?? '')
    .slice(1, -1)
    .split('L')
    .map((each) => each.split(' ').map(Number))
  const [[west = 0] = [], [east = 0, low = 0] = [], [, high = 0] = []] = corners
  expect((east - west) / (low - high)).toBeCloseTo(Math.cos((34.6 * Math.PI) / 180), 1)
  for (const [x = 0, y = 0] of corners) {
    expect(x >= 0 && x <= 1_000).toBe(true)
    expect(y >= 0 && y <= (map?.height ?? 0)).toBe(true)
  }
})

test('one point is a dot in the middle, and nothing is no map', () => {
  const map = drawShapes([{ id: 'a', shape: { type: 'Point', coordinates: [119.2, 34.6] } }])
  expect(map?.drawn).toEqual([{ id: 'a', path: '', at: [500, (map?.height ?? 0) / 2] }])
  expect(drawShapes([])).toBeNull()
})

test('a point of the picture is a point of the earth again', () => {
  const square = [
    [119.2, 34.6],
    [119.204, 34.6],
    [119.204, 34.604],
    [119.2, 34.6],
  ] as const
  const map = drawShapes([{ id: 'a', shape: { type: 'Polygon', coordinates: [square] } }])
  const [longitude, latitude] = map?.fromMap(map.toMap([119.2013, 34.6027])) ?? [0, 0]
  // A tenth of a unit of the picture is some four centimetres here.
  expect(longitude).toBeCloseTo(119.2013, 5)
  expect(latitude).toBeCloseTo(34.6027, 5)
})
