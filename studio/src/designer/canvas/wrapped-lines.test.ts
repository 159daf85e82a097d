import { expect, test } from 'vitest'
import { wrappedLines } from './wrapped-lines.ts'

const at = (width: number) => ({ width, size: 12 })

test.each([
  ['its own ends of lines stay, empty lines too', '甲\r\n\r\n乙\n丙', 100, ['甲', '', '乙', '丙']],
  ['Chinese is broken anywhere', '先打电话再上门', 36, ['先打电', '话再上', '门']],
  ['a word goes to the next line whole', 'call her first', 60, ['call her', 'first']],
  ['a word that no line holds is broken', 'aaaaaaaaaaaa', 40, ['aaaaaa', 'aaaaaa']],
  ['what begins a line stands where it was put', '  甲', 100, ['  甲']],
  ['nothing is one empty line', '', 100, ['']],
] as const)('%s', (...[, text, width, lines]) => {
  expect(wrappedLines(text, at(width))).toEqual(lines)
})

test('no letter is lost, however narrow', () => {
  const text = '先打 12345，再 call 她 😀😀'
  const lines = wrappedLines(text, at(10))
  expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
})
