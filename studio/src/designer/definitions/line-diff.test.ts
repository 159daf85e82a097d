import { expect, test } from 'vitest'
import { changedParts, lineDiff } from './line-diff.ts'

function marks(before: string, after: string): string[] {
  const signs = { same: ' ', added: '+', removed: '-' }
  return lineDiff(before, after).map((line) => `${signs[line.kind]}${line.number} ${line.text}`)
}

test('equal texts differ nowhere', () => {
  expect(marks('a\nb', 'a\nb')).toEqual([' 1 a', ' 2 b'])
})

test('a changed line is one removed and one added', () => {
  expect(marks('a\nb\nc', 'a\nB\nc')).toEqual([' 1 a', '-2 b', '+2 B', ' 3 c'])
})

test('an inserted line moves nothing else', () => {
  expect(marks('a\nc\nd', 'a\nb\nc\nd')).toEqual([' 1 a', '+2 b', ' 3 c', ' 4 d'])
})

test('far unchanged lines become one gap', () => {
  const before = ['1', '2', '3', '4', '5', '6', '7'].join('\n')
  const parts = changedParts(lineDiff(before, before.replace('4', 'four')), 1)
  expect(parts.map((line) => line?.text ?? '…')).toEqual(['3', '4', 'four', '5', '…'])
})
