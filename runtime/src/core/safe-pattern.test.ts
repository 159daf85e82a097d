import { describe, expect, test } from 'vitest'
import { patternDanger } from './safe-pattern.ts'

describe('patternDanger', () => {
  test.each([
    '^1[3-9]\\d{9}$',
    '^(1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}(-\\d{1,6})?)$',
    '^[\\u4e00-\\u9fa5]{2,20}$',
    '^(ab)+$',
    '^\\p{Script=Han}+$',
    '^[()+*]+$',
    '\\(\\d+\\)',
  ])('%s is safe', (pattern) => {
    expect(patternDanger(pattern)).toBeNull()
  })

  test.each([
    ['(a+)+', 'nested'],
    ['(a|aa)*b', 'nested'],
    ['((a?){3})+', 'nested'],
    ['(\\d{1,3})*', 'nested'],
    ['(?:x*)*', 'nested'],
    ['a*a*a*b', 'nested'],
    ['(a)\\1', 'reference'],
    ['(?<n>a)\\k<n>', 'reference'],
    ['(?=a)b', 'look-around'],
    ['(?<!a)b', 'look-around'],
    ['(a', 'malformed'],
    ['a'.repeat(513), 'too-long'],
  ])('%s is refused as %s', (pattern, danger) => {
    expect(patternDanger(pattern)).toBe(danger)
  })
})
