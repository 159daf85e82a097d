import { expect, test } from 'vitest'
import { doorsUnder } from './doors-under.ts'

const node = (id: string, parentId: string | null, more: object = {}) => ({
  ...{ id, parentId, kind: 'building', isClosed: false, isTeam: false, mayChange: true },
  ...more,
})

const TREE = [
  node('unit', 'house'),
  node('street', null),
  node('house', 'grid'),
  node('grid', 'street'),
  node('home', 'unit', { kind: 'home' }),
  node('gone', 'house', { isClosed: true }),
  node('team', 'grid', { isTeam: true }),
  node('theirs', 'grid', { mayChange: false }),
  node('elsewhere', 'street'),
]

test('the doors under a node are all that stand below it, but homes, teams, what is closed and what is another’s', () => {
  expect(doorsUnder(TREE, ['grid'])).toEqual(['unit', 'house'])
})

test('what is chosen already is not counted again, and under none there is none', () => {
  expect(doorsUnder(TREE, ['grid', 'unit'])).toEqual(['house'])
  expect(doorsUnder(TREE, [])).toEqual([])
})
