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
    '^[1-9]\\d{5}(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx]$',
    '^\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}$',
    '^(?:京|津|沪|渝|冀|豫|云|辽|黑|湘|皖|鲁|新|苏|浙|赣|鄂|桂|甘|晋|蒙|陕|吉|闽|贵|粤|青|藏|川|宁|琼)[A-Z]-?\\w{5,6}$',
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
    [`^${'a?'.repeat(30)}${'a'.repeat(30)}$`, 'ways'],
    [`^${'a{0,64}'.repeat(5)}b`, 'ways'],
    [`^${'(?:a|a)'.repeat(30)}b`, 'ways'],
    ['.*.*x', 'ways'],
    ['^x|.*.*x', 'ways'],
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
