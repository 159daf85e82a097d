import type { OrgNode } from '@linli/schemas/org'
import { expect, test } from 'vitest'
import { chosenFor, roomChoices, withChosen, withTyped } from './room-choices.ts'

const STREET = (
  [
    ['street', 'street', null, '街道'],
    ['east', 'grid', 'street', '东网格'],
    ['west', 'grid', 'street', '西网格'],
    ['e1', 'building', 'east', '1号楼'],
    ['w1', 'building', 'west', '1号楼'],
    ['w2', 'building', 'west', '2号楼'],
    ['w2u1', 'unit', 'w2', '1单元'],
    ['w2u1h1', 'home', 'w2u1', '101'],
  ] as const
).map(([id, kind, parentId, name]) => ({ id, kind, parentId, name }) as OrgNode)

test('buildings of one name are told apart by what they stand in; nothing is offered below what was not chosen', () => {
  expect(roomChoices(STREET, 'building', {}).map(({ label }) => label)).toEqual([
    '东网格 1号楼',
    '西网格 1号楼',
    '2号楼',
  ])
  expect(roomChoices(STREET, 'unit', {})).toEqual([])
  expect(roomChoices(STREET, 'unit', { building: '2号楼', node: 'w2' })).toHaveLength(1)
  // A street that has drawn no homes there: they are typed.
  expect(roomChoices(STREET, 'unit', { building: '1号楼', node: 'e1' })).toEqual([])
  expect(roomChoices([], 'building', {})).toEqual([])
  // What was chosen can be chosen otherwise.
  const home = { building: '2号楼', unit: '1单元', room: '101', node: 'w2u1h1' }
  for (const part of ['building', 'unit', 'room'] as const) {
    const offered = roomChoices(STREET, part, home).map(({ id }) => id)
    expect(offered).toContain(chosenFor(STREET, home, part))
  }
})

test('the answer keeps names and the deepest node; another building asks for the rest anew', () => {
  const [, , two] = roomChoices(STREET, 'building', {})
  if (two === undefined) throw new Error('There are three buildings.')
  const building = withChosen(STREET, {}, { part: 'building', choice: two })
  expect(building).toEqual({ building: '2号楼', node: 'w2' })
  const [unit] = roomChoices(STREET, 'unit', building)
  const whole = withChosen(STREET, building, { part: 'unit', choice: unit ?? two })
  expect(whole).toEqual({ building: '2号楼', unit: '1单元', node: 'w2u1' })
  const typed = withTyped(STREET, whole, { part: 'room', text: '302' })
  expect(typed).toEqual({ ...whole, room: '302' })
  expect(withChosen(STREET, typed, { part: 'building', choice: two })).toEqual(building)
  const [home] = roomChoices(STREET, 'room', building)
  // A home says in which unit it is.
  expect(withChosen(STREET, building, { part: 'room', choice: home ?? two })).toEqual({
    ...{ building: '2号楼', unit: '1单元', room: '101', node: 'w2u1h1' },
  })
  expect(chosenFor(STREET, typed, 'unit')).toBe('w2u1')
  expect(chosenFor(STREET, typed, 'room')).toBeUndefined()
})

test('what is typed in the place of a chosen part takes the node back to what stands above it', () => {
  const whole = { building: '2号楼', unit: '1单元', room: '101', node: 'w2u1h1' }
  expect(withTyped(STREET, whole, { part: 'unit', text: '9单元' })).toMatchObject({
    ...{ building: '2号楼', unit: '9单元', node: 'w2' },
  })
  expect(withTyped(STREET, whole, { part: 'building', text: '临时板房' })).not.toHaveProperty(
    'node',
  )
})
