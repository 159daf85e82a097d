import { expect, test } from 'vitest'
import { untouched } from './edit-history.ts'
import { leftFor } from './left-texts.ts'

const left = (tab: string, savedAt: number, isDirty = true) => ({
  ...{ tab, savedAt, isDirty },
  edited: untouched(tab),
  base: { text: '', revision: 1 },
})

test('a tab goes on with its own text, whatever others left later', () => {
  const own = left('a', 1)
  expect(leftFor([left('b', 9), own], { name: 'a', others: new Set() })).toBe(own)
})

test('what a tab is typing that is open beside it is nobody else', () => {
  expect(leftFor([left('b', 9)], { name: 'a', others: new Set(['b']) })).toBeNull()
})

test('of what closed tabs left, what the server does not hold comes first, then the latest', () => {
  const [saved, early, late] = [left('b', 9, false), left('c', 2), left('d', 3)]
  expect(leftFor([saved, early, late], { name: 'a', others: new Set() })).toBe(late)
  expect(leftFor([saved], { name: 'a', others: new Set() })).toBe(saved)
  expect(leftFor([], { name: 'a', others: new Set() })).toBeNull()
})
