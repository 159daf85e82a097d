import { createEdgeFuel, type Shape } from '@linli/runtime/core'
import { describe, expect, test } from 'vitest'
import { findOddShapes, NOT_ALL_COMPARED } from './shape-findings.ts'
import { type ShapedNode, type StoredShape, untilPlanned } from './shape-store.ts'

const step = (ten: number) => ten / 10_000
/** A ring of so many corners around a middle, sizes in some ten metres. */
function round(x: number, y: number, { size = 4, corners = 40 } = {}): Shape {
  const ring = Array.from({ length: corners + 1 }, (_, corner): [number, number] => {
    const angle = ((corner % corners) * 2 * Math.PI) / corners
    return [119 + step(x + size * Math.cos(angle)), 34 + step(y + size * Math.sin(angle))]
  })
  return { type: 'Polygon', coordinates: [ring] }
}
const node = (id: string, shape: Shape | null, kind = 'grid'): ShapedNode => ({
  ...{ id, kind, name: id, code: null, parentId: 'street', shape },
})
const street = node('street', round(0, 0, { size: 2_000, corners: 200 }), 'street')
const idsOf = (...asked: Parameters<typeof findOddShapes>) =>
  findOddShapes(...asked).map(({ nodeIds }) => nodeIds)

describe('what is odd about where nodes lie', () => {
  test('is told in the order of the nodes, of nodes of one kind', () => {
    const children = [
      ...[node('d', round(106, 0)), node('a', round(100, 0)), node('b', round(103, 0))],
      ...[node('building', round(100, 0), 'building'), node('out', round(9_000, 0))],
      node('nowhere', null),
    ]
    expect(idsOf(street, children)).toEqual([
      ...[['out'], ['d', 'a'], ['d', 'b'], ['a', 'b'], ['nowhere']],
    ])
  })

  test('is all found of a street of 400 grids', () => {
    const grids = Array.from({ length: 400 }, (_, index) =>
      node(`g${index}`, round((index % 20) * 10, Math.floor(index / 20) * 10)),
    )
    expect(findOddShapes(street, grids)).toEqual([])
    const [odd = node('', null)] = grids
    expect(idsOf(street, [...grids, { ...odd, id: 'twice' }])).toEqual([['g0', 'twice']])
  })

  test('is told as far as the work lasts, and that it is not all', () => {
    const heap = Array.from({ length: 40 }, (_, index) =>
      node(`g${index}`, round(0, index / 100_000, { corners: 500 })),
    )
    const found = findOddShapes(street, [...heap, node('nowhere', null)], createEdgeFuel(1_000_000))
    expect(found[0]).toEqual({ nodeIds: [], isMissing: false, sentence: NOT_ALL_COMPARED })
    expect(found.at(-1)).toMatchObject({ nodeIds: ['nowhere'], isMissing: true })
    expect(idsOf(null, heap.slice(0, 3), createEdgeFuel(10))).toEqual([[]])
  })

  test('boxes that do not meet cost nothing: ten thousand nodes are looked at', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      node(`g${index}`, round((index % 100) * 10, Math.floor(index / 100) * 10, { corners: 8 })),
    )
    expect(findOddShapes(null, many)).toEqual([])
  })
})

describe('a shape until what is planned', () => {
  const shape: Shape = { type: 'Point', coordinates: [1, 1] }
  const put = JSON.stringify(shape)
  const row = (validFrom: string, validUntil: string | null, text: string): StoredShape => ({
    ...{ validFrom, validUntil, shape: text },
  })
  const day = '2026-03-10'
  test.each<readonly [string, readonly StoredShape[], readonly StoredShape[]]>([
    ['of nothing before', [], [row(day, null, put)]],
    [
      'ends what is there today, for good where nothing is planned',
      [row('2026-01-01', '2026-02-01', 'a'), row('2026-02-01', null, 'b')],
      [...[row('2026-01-01', '2026-02-01', 'a'), row('2026-02-01', day, 'b')], row(day, null, put)],
    ],
    [
      'lasts until the next is there, and leaves all later ones',
      [
        ...[row('2026-02-01', '2026-04-01', 'a'), row('2026-04-01', '2026-05-01', 'b')],
        row('2026-05-01', null, 'c'),
      ],
      [
        ...[row('2026-02-01', day, 'a'), row(day, '2026-04-01', put)],
        ...[row('2026-04-01', '2026-05-01', 'b'), row('2026-05-01', null, 'c')],
      ],
    ],
    [
      'takes the place of what began today, and ends as that one',
      [row(day, '2026-04-01', 'a')],
      [row(day, '2026-04-01', put)],
    ],
  ])('%s', (_, was, expected) => expect(untilPlanned(was, { day, shape })).toEqual(expected))
})
