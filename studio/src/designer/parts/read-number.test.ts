import { expect, test } from 'vitest'
import { readNumber } from './read-number.ts'

test.each([
  ['12', 12],
  ['１２．５', 12.5],
  ['3。5', 3.5],
  ['−2', -2],
  [' 1,000 ', 1000],
  ['-0', 0],
])('“%s” is a number', (typed, number) => {
  expect(readNumber(typed, {})).toBe(number)
})

test.each(['', '-', '1e9', '两', '1.2.3', '0x10', 'Infinity'])('“%s” is none', (typed) => {
  expect(readNumber(typed, {})).toBeNull()
})

test('keeps within its bounds', () => {
  expect(readNumber('2.5', { isWhole: true })).toBeNull()
  expect(readNumber('9007199254740993', { isWhole: true })).toBeNull()
  expect(readNumber('0', { least: 1 })).toBeNull()
  expect(readNumber('101', { most: 100 })).toBeNull()
  expect(readNumber('100', { least: 1, most: 100 })).toBe(100)
})
