import type { OrgNode } from '@linli/schemas/org'
import { expect, test } from 'vitest'
import { choosable, levelsOf, placeName } from './place-levels.ts'

const nodes: readonly OrgNode[] = [
  { id: 's', parentId: null, kind: 'street', name: '街道' },
  { id: 'c1', parentId: 's', kind: 'community', name: '青禾社区' },
  { id: 'c2', parentId: 's', kind: 'community', name: '东湖社区' },
  { id: 'g1', parentId: 'c1', kind: 'grid', name: '第一网格' },
  { id: 'b1', parentId: 'g1', kind: 'building', name: '1号楼' },
  { id: 'u1', parentId: 'b1', kind: 'unit', name: '1单元' },
]

test('the street is no question; its communities are the first', () => {
  const levels = levelsOf(nodes, undefined)
  expect(levels.map((level) => level.kind)).toEqual(['community'])
  expect(levels[0]?.choices.map((node) => node.id)).toEqual(['c1', 'c2'])
})

test('each choice opens the next level, down to the building and no further', () => {
  const levels = levelsOf(nodes, 'b1')
  expect(levels.map((level) => [level.kind, level.chosenId])).toEqual([
    ['community', 'c1'],
    ['grid', 'g1'],
    ['building', 'b1'],
  ])
})

test('the only community of a street is no question', () => {
  const levels = levelsOf(
    nodes
      .filter((node) => node.id !== 'c2' && node.id !== 'b1')
      .concat([
        { id: 'g2', parentId: 'c1', kind: 'grid', name: '第二网格' },
        { id: 'b2', parentId: 'g2', kind: 'building', name: '2号楼' },
      ]),
    'b2',
  )
  expect(levels.map((level) => [level.kind, level.chosenId])).toEqual([
    ['grid', 'g2'],
    ['building', 'b2'],
  ])
})

test('a place is named from the community down', () => {
  expect(placeName(nodes, 'b1')).toBe('青禾社区 第一网格 1号楼')
})

test('what is found at a point is chosen as far down as people choose, and only where it is open', () => {
  expect(choosable(nodes, 'b1')).toBe('b1')
  expect(choosable(nodes, 'u1')).toBe('b1')
  const shut = nodes.map((node) => (node.id === 'b1' ? { ...node, isClosed: true } : node))
  expect(choosable(shut, 'u1')).toBe('g1')
  expect(choosable(nodes, 's')).toBeNull()
  expect(choosable(nodes, 'elsewhere')).toBeNull()
})
