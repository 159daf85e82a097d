import { expect, test } from 'vitest'
import { templateOf } from '../../../tests/support/edit-definition.ts'
import { isSameBesides } from './same-besides.ts'

const COMPLAINT = templateOf('complaint')
const CANVAS = new Set(['layout', 'remarks'])

test('a note that comes, and a state that is moved, leave all that is drawn of the states the same', () => {
  const note = { kind: 'note', text: '甲', x: 0, y: 0, width: 90, height: 60 } as const
  const noted = { ...COMPLAINT, remarks: { n1: note } }
  expect(isSameBesides(COMPLAINT, noted, CANVAS)).toBe(true)
  expect(isSameBesides(noted, { ...COMPLAINT, layout: {} }, CANVAS)).toBe(true)
})

test('anything else is another definition, also what comes or goes', () => {
  expect(
    isSameBesides(COMPLAINT, { ...COMPLAINT, machine: { ...COMPLAINT.machine } }, CANVAS),
  ).toBe(false)
  const { description: _gone, ...rest } = COMPLAINT
  expect(isSameBesides({ ...rest, description: { 'zh-CN': '甲' } }, rest, CANVAS)).toBe(false)
  expect(isSameBesides(rest, { ...rest, description: { 'zh-CN': '甲' } }, CANVAS)).toBe(false)
})
