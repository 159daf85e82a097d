import { expect, test } from 'vitest'
import { stepDeedOf } from '../step-keys.ts'
import { remarkDeedOf } from './remark-deed.ts'

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

test.each([
  ['Enter', false, { kind: 'write' }],
  ['Delete', false, { kind: 'remove' }],
  ['Backspace', false, { kind: 'remove' }],
  ['ArrowLeft', false, { kind: 'move', by: { x: -10, y: 0 } }],
  ['ArrowDown', true, { kind: 'resize', by: { width: 0, height: 10 } }],
  ['1', false, { kind: 'color', color: null }],
  ['5', false, { kind: 'color', color: 'red' }],
  ['6', false, null],
  ['Tab', false, null],
])('%s on a note', (key, shiftKey, deed) => {
  expect(remarkDeedOf({ ...PLAIN, key, shiftKey })).toEqual(deed)
})

test('no deed of a step is one of a note, but for taking it away', () => {
  for (const key of ['+', 'c', 'C', 'v', 'd']) {
    expect(remarkDeedOf({ ...PLAIN, key })).toBeNull()
    expect(remarkDeedOf({ ...PLAIN, key, ctrlKey: true })).toBeNull()
  }
  expect(remarkDeedOf({ ...PLAIN, key: 'Delete', ctrlKey: true })).toBeNull()
  const step = { ...PLAIN, key: 'c', nativeEvent: { isComposing: false } }
  expect(stepDeedOf(step as Parameters<typeof stepDeedOf>[0])).toBe('connect')
})
