import { expect, test } from 'vitest'
import { type Change, createDraftModel } from './draft-model.ts'

const FIRST = { steps: ['a', 'z'], fields: ['f'] }
const named =
  (name: string): Change =>
  ({ steps, fields }) => [{ steps: [name, ...steps.slice(1)], fields }]

test('what was said to be kept is found again, and what came later may be', () => {
  for (const found of ['b', 'c', 'd']) {
    const model = createDraftModel(FIRST)
    model.did(named('b'))
    model.wasKept()
    model.did(named('c'))
    model.did(named('d'))
    expect(model.isFoundAgain({ steps: [found, 'z'] })).toBe(true)
    expect(model.isSeen({ steps: [found, 'z'], fields: ['f'] })).toBe(true)
  }
  const model = createDraftModel(FIRST)
  model.did(named('b'))
  model.wasKept()
  expect(model.isFoundAgain({ steps: ['a', 'z'] })).toBe(false)
  expect(model.isFoundAgain({ steps: ['b', 'z'], fields: [] })).toBe(false)
})

test('a page that stays shows what was done, kept or not', () => {
  const model = createDraftModel(FIRST)
  model.did(named('b'))
  expect(model.isSeen({ steps: ['a', 'z'] })).toBe(false)
  expect(model.isSeen({ steps: ['b', 'z'] })).toBe(true)
  model.did('undo')
  expect(model.isSeen({ steps: ['b', 'z'] })).toBe(false)
  expect(model.isSeen({ steps: ['a', 'z'] })).toBe(true)
  expect(model.canUndo()).toBe(false)
  model.did('redo')
  expect(model.isSeen({ steps: ['b', 'z'] })).toBe(true)
  expect(model.canRedo()).toBe(false)
})

test('of a deed that broke off both are right until one is seen; what the way back is goes with it', () => {
  const model = createDraftModel(FIRST)
  model.mayHaveDone(named('b'))
  expect(model.canUndo()).toBe(false)
  expect(model.isSeen({ steps: ['b', 'z'] })).toBe(true)
  expect(model.canUndo()).toBe(true)
  expect(model.isSeen({ steps: ['a', 'z'] })).toBe(false)
})

test('a deed that stands nobody knows where is known once it is seen', () => {
  const model = createDraftModel(FIRST)
  model.did(({ steps, fields }) => [
    { steps, fields: ['new', ...fields] },
    { steps, fields: [...fields, 'new'] },
  ])
  expect(model.isSeen({ steps: ['a', 'z'] })).toBe(true)
  expect(model.isSeen({ fields: ['f', 'new'] })).toBe(true)
  expect(model.isSeen({ fields: ['new', 'f'] })).toBe(false)
})
