import { expect, test } from 'vitest'
import { pointerRange, syntaxErrorRange } from './pointer-range.ts'

const text = `{
  "title": { "zh-CN": "诉求" },
  "triggers": [
    { "kind": "form" },
    { "kind": "device", "match": "reading.smoke > 1" }
  ],
  "a/b": { "~": true }
}`

function at(pointer: string): string {
  const { from, to } = pointerRange(text, pointer)
  return text.slice(from, to)
}

test('a leaf is found as its value, an object as its name', () => {
  expect(at('/title/zh-CN')).toBe('"诉求"')
  expect(at('/title')).toBe('"title"')
  expect(at('/triggers/1/match')).toBe('"reading.smoke > 1"')
})

test('an element of a list is found by its bracket', () => {
  expect(pointerRange(text, '/triggers/1').from).toBe(text.indexOf('{ "kind": "device"'))
})

test('escaped tokens are read as RFC 6901 says', () => {
  expect(at('/a~1b/~0')).toBe('true')
})

test('where a step is missing, the nearest ancestor is given', () => {
  expect(at('/title/en')).toBe('"title"')
  expect(at('/nowhere')).toBe('{')
  expect(at('')).toBe('{')
})

test('a broken text says where it breaks, and what stands before it is still found', () => {
  const broken = '{ "id": "x" "title": 1 }'
  expect(syntaxErrorRange(broken)).not.toBeNull()
  expect(syntaxErrorRange(text)).toBeNull()
  const { from, to } = pointerRange(broken, '/id')
  expect(broken.slice(from, to)).toBe('"x"')
})
