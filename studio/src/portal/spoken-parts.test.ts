import { expect, test } from 'vitest'
import { spokenParts } from './spoken-parts.ts'

test('a page is spoken line by line, and no piece is longer than a browser speaks', () => {
  expect(spokenParts('  查进度\n\n不用登录，有编号就能查。')).toEqual([
    '查进度',
    '不用登录，有编号就能查。',
  ])
  const long = '三楼的灯坏了。'.repeat(60)
  const parts = spokenParts(long)
  expect(parts.join('')).toBe(long)
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(120)
  expect(parts.every((part) => part.endsWith('。'))).toBe(true)
  expect(spokenParts('长'.repeat(300)).join('')).toBe('长'.repeat(300))
})
