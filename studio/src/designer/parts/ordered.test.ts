import { expect, test } from 'vitest'
import { keysFor, moved } from './ordered.ts'

test('an item moves one place, and not beyond the ends', () => {
  const items = ['a', 'b', 'c']
  expect(moved(items, 1, -1)).toEqual(['b', 'a', 'c'])
  expect(moved(items, 1, 1)).toEqual(['a', 'c', 'b'])
  expect(moved(items, 0, -1)).toBe(items)
  expect(moved(items, 2, 1)).toBe(items)
})

test('identities last, and new items get new ones', () => {
  expect(keysFor([], 2)).toEqual([0, 1])
  expect(keysFor([3, 1], 3)).toEqual([3, 1, 4])
  expect(keysFor([3, 1, 4], 1)).toEqual([3])
})
