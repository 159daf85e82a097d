import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ComparedShape,
  comparedShape,
  liesWithin as liesWithinCompared,
  overlap as overlapCompared,
} from './compare-shapes.ts'
import { createEdgeFuel, type EdgeFuel, MOST_EDGES } from './edge-fuel.ts'
import { isInside, metresTo } from './inside.ts'
import { nodeFinder, type PlacedNode } from './node-at.ts'
import { parseShape } from './parse-shape.ts'
import { areaOf, joined, type Position, type Shape } from './shape.ts'

/** A corner of a city; a ten-thousandth of a degree is some ten metres. */
const [X, Y] = [119.2, 34.6]
const at = (x: number, y: number): Position => [X + x / 10_000, Y + y / 10_000]
const ring = (...corners: readonly (readonly [number, number])[]) =>
  [...corners, corners[0] as [number, number]].map(([x, y]) => at(x, y))
const area = (...corners: readonly (readonly [number, number])[]): Shape => ({
  ...{ type: 'Polygon', coordinates: [ring(...corners)] },
})
const box = (west: number, south: number, size: number): Shape =>
  area([west, south], [west + size, south], [west + size, south + size], [west, south + size])
const point = (x: number, y: number): Shape => ({ type: 'Point', coordinates: at(x, y) })

type Compare = (one: ComparedShape, other: ComparedShape, fuel: EdgeFuel) => boolean | null
const comparing =
  (compare: Compare) =>
  (one: Shape, other: Shape, fuel = createEdgeFuel()) =>
    compare(comparedShape(one), comparedShape(other), fuel)
const [liesWithin, overlap] = [comparing(liesWithinCompared), comparing(overlapCompared)]

/** Counts what is asked of it. */
function counter(): EdgeFuel & { asked: number } {
  return {
    asked: 0,
    burn(edges) {
      this.asked += edges
      return true
    },
  }
}

/** A border of so many teeth that point to the east, one above the other. */
const comb = (teeth: number): Shape =>
  area(
    [-1, 0],
    ...Array.from({ length: teeth * 2 }, (_, index): [number, number] => [
      index % 2 === 0 ? 100 : 0,
      index / teeth,
    ]),
    [-1, 2],
  )

describe('a shape', () => {
  test.each([
    ['nothing', null, 'kind'],
    ['a line', { type: 'LineString', coordinates: [at(0, 0), at(1, 1)] }, 'kind'],
    ['words', { type: 'Point', coordinates: ['119', '34'] }, 'positions'],
    ['latitude before longitude', { type: 'Point', coordinates: [34.6, 119.2] }, 'range'],
    ['not a number', { type: 'Point', coordinates: [Number.NaN, 1] }, 'range'],
    [
      'a ring that is open',
      { type: 'Polygon', coordinates: [ring([0, 0], [9, 0], [9, 9]).slice(0, 3)] },
      'open',
    ],
    ['no ring at all', { type: 'Polygon', coordinates: [] }, 'positions'],
    ['a bow', area([0, 0], [9, 9], [9, 0], [0, 9]), 'crossing'],
    ['a ring that touches itself', area([0, 0], [9, 0], [9, 9], [4, 0], [0, 9]), 'crossing'],
    ['a ring that runs back on itself', area([0, 0], [9, 0], [9, 9], [9, 0], [5, 0]), 'crossing'],
    ['a line there and back', area([0, 0], [9, 0], [5, 0]), 'flat'],
    ['a line with a corner said twice', area([0, 0], [9, 0], [9, 0]), 'open'],
    ['one position said four times', area([3, 3], [3, 3], [3, 3]), 'open'],
  ])('is not %s', (_, value, problem) => expect(parseShape(value)).toBe(problem))

  test('is kept to the centimetre, without heights', () => {
    expect(parseShape({ type: 'Point', coordinates: [119.123_456_789, 34.1, 12] })).toEqual({
      ...{ type: 'Point', coordinates: [119.123_456_8, 34.1] },
    })
    const square = box(0, 0, 10)
    expect(parseShape(square)).toMatchObject({ type: 'Polygon' })
    expect(areaOf(square)).toBeCloseTo(111.32 ** 2 * Math.cos((Y * Math.PI) / 180), -1)
  })

  test('may say a position twice, also one that is only rounded the same', () => {
    const hair = 0.000_1
    const said = area([0, 0], [0, 0], [9, 0], [9 + hair, hair], [9, 9], [0, 9], [0, hair])
    expect(parseShape(said)).toEqual(parseShape(area([0, 0], [9, 0], [9, 9], [0, 9])))
  })

  test('is looked through as long as the fuel lasts, and a single one of the most positions is', () => {
    const fuel = createEdgeFuel(100_000)
    expect(parseShape(comb(100), fuel)).toMatchObject({ type: 'Polygon' })
    expect(parseShape(comb(500), fuel)).toBe('dense')
    expect(parseShape(point(1, 1), fuel)).toMatchObject({ type: 'Point' })
    // Ten such rings are a shape of the most positions.
    const asked = counter()
    expect(parseShape(comb(998), asked)).toMatchObject({ type: 'Polygon' })
    expect(asked.asked).toBeGreaterThan(1_000_000)
    expect(asked.asked).toBeLessThan(MOST_EDGES / 10)
  })

  test('of two areas is both, and of points none', () => {
    const both = joined([box(0, 0, 5), point(1, 1), box(5, 0, 5)])
    expect(both).toMatchObject({ type: 'MultiPolygon' })
    expect(both === null ? [] : [1, 6, 11].map((x) => isInside(both, at(x, 2)))).toEqual([
      ...[true, true, false],
    ])
    expect(joined([point(0, 0)])).toBeNull()
    expect(joined([box(0, 0, 5), point(0, 0)])).toEqual(box(0, 0, 5))
  })
})

test('a point on a border is in exactly one of the two areas, whichever way each ring runs', () => {
  const corner = fc.integer({ min: 1, max: 99 })
  fc.assert(
    fc.property(
      fc.array(corner, { minLength: 9, maxLength: 9 }),
      fc.nat(8),
      fc.nat(100),
      (ys, on, part) => {
        // One border from west to east, up and down; what is north of it, and what is south of it.
        const border = [0, ...ys, 50].map((y, index): [number, number] => [index * 10, y])
        const north = area(...border, [100, 100], [0, 100])
        const south = area(...[...border].reverse(), [0, 0], [100, 0])
        const [a, b] = [border[on] as [number, number], border[on + 1] as [number, number]]
        const share = part / 100
        const asked = at(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
        expect([north, south].filter((each) => isInside(each, asked))).toHaveLength(1)
      },
    ),
    { numRuns: 300 },
  )
})

test('a hole is outside', () => {
  const holed: Shape = {
    type: 'Polygon',
    coordinates: [
      ring([0, 0], [30, 0], [30, 30], [0, 30]),
      ring([10, 10], [20, 10], [20, 20], [10, 20]),
    ],
  }
  expect([at(5, 5), at(15, 15), at(25, 25)].map((each) => isInside(holed, each))).toEqual([
    ...[true, false, true],
  ])
  expect(metresTo(holed, at(5, 15))).toBeCloseTo(45.8, 0)
})

describe('of two areas', () => {
  test.each<readonly [string, readonly [Shape, Shape], boolean]>([
    ['neighbours', [box(0, 0, 10), box(10, 0, 10)], false],
    ['neighbours whose border was drawn twice', [box(0, 0, 10), box(9.7, 0, 10)], false],
    ['the same', [box(0, 0, 10), box(0, 0, 10)], true],
    ['one in the other', [box(0, 0, 30), box(10, 10, 5)], true],
    ['corner in corner', [box(0, 0, 10), box(8, 8, 10)], true],
    [
      'a cross',
      [area([0, 10], [30, 10], [30, 20], [0, 20]), area([10, 0], [20, 0], [20, 30], [10, 30])],
      true,
    ],
    ['far apart', [box(0, 0, 10), box(100, 100, 10)], false],
    ['a point', [box(0, 0, 10), point(5, 5)], false],
  ])('%s', (_, [one, other], expected) => {
    expect([overlap(one, other), overlap(other, one)]).toEqual([expected, expected])
  })

  test('one lies within the other but for a few metres', () => {
    expect(liesWithin(box(0, 0, 10), box(0, 0, 20))).toBe(true)
    expect(liesWithin(box(-0.3, 0, 10), box(0, 0, 20))).toBe(true)
    expect(liesWithin(box(-3, 0, 10), box(0, 0, 20))).toBe(false)
    expect(liesWithin(point(30, 30), box(0, 0, 20))).toBe(false)
  })

  test('every edge that is looked at is counted, and none where the boxes tell', () => {
    const [dense, away] = [comb(500), box(200, 0, 10)]
    const fuel = counter()
    expect([overlap(dense, away, fuel), liesWithin(away, dense, fuel)]).toEqual([false, false])
    expect(fuel.asked).toBeLessThan(100)
    // Each of the thousand corners of one lies in the box of the other.
    liesWithin(dense, dense, fuel)
    expect(fuel.asked).toBeGreaterThan(1_000 * 1_000)
  })

  test('it is said where the fuel did not last', () => {
    const [dense, other] = [comb(500), comb(499)]
    expect(overlap(box(0, 0, 10), dense, createEdgeFuel(100))).toBeNull()
    expect(overlap(dense, other, createEdgeFuel(5_000))).toBeNull()
    expect(liesWithin(dense, other, createEdgeFuel(5_000))).toBeNull()
    const empty = createEdgeFuel(1)
    expect([empty.burn(2), empty.burn(0)]).toEqual([false, false])
  })
})

describe('the node at a point', () => {
  const nodes: readonly PlacedNode[] = [
    { id: 'street', depth: 0, shape: box(0, 0, 100) },
    { id: 'grid', depth: 2, shape: box(0, 0, 50) },
    { id: 'building', depth: 3, shape: point(20, 20) },
    { id: 'mall', depth: 2, shape: box(30, 30, 10) },
  ]
  test.each([
    ['near a place that is a point', at(21, 21), 'building'],
    ['further off', at(25, 25), 'grid'],
    ['in the smaller of two of one depth', at(35, 35), 'mall'],
    ['in the street only', at(80, 80), 'street'],
    ['nowhere', at(200, 0), null],
  ])('%s', (_, asked, expected) => expect(nodeFinder(nodes)(asked)).toBe(expected))

  test('is the same in whatever order they come', () => {
    const twins = [box(0, 0, 10), box(0, 0, 10)].map((shape, index) => ({
      id: `n${index}`,
      depth: 1,
      shape,
    }))
    expect(nodeFinder(twins)(at(5, 5))).toBe(nodeFinder([...twins].reverse())(at(5, 5)))
  })

  test('is found among ten thousand within five milliseconds', () => {
    const many = Array.from({ length: 10_000 }, (_, index): PlacedNode => {
      const [x, y] = [(index % 100) * 10, Math.floor(index / 100) * 10]
      const corners = Array.from({ length: 40 }, (_, corner): [number, number] => {
        const angle = (corner * Math.PI) / 20
        return [x + 5 + 4.9 * Math.cos(angle), y + 5 + 4.9 * Math.sin(angle)]
      })
      return {
        id: `n${index}`,
        depth: 3,
        shape: index % 2 === 0 ? area(...corners) : point(x + 5, y + 5),
      }
    })
    const find = nodeFinder(many)
    const asked = Array.from({ length: 200 }, (_, index) =>
      at((index * 37) % 1_000, (index * 71) % 1_000),
    )
    const times = asked.map((each) => {
      const since = performance.now()
      find(each)
      return performance.now() - since
    })
    const median = times.sort((one, other) => one - other)[100] ?? 0
    expect(find(at(5, 5))).toBe('n0')
    expect(median).toBeLessThan(5)
  })
})
