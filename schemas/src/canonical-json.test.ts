import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

/** RFC 8785 the slow way: a copy with sorted keys, and the native text of each leaf. */
function reference(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(reference).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${reference(item)}`).join(',')}}`
}

test('the text is the one of RFC 8785 for every JSON value', () => {
  const anything = fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 })
  fc.assert(fc.property(anything, (value) => canonicalJson(value) === reference(value)))
})

test('control characters, lone surrogates, quotes and line separators are written as JSON writes them', () => {
  for (const text of ['"', '\\', '\n', '\u0001', '\ud800', '\u2028', '网格员', 'x'.repeat(100)]) {
    expect(canonicalJson({ [text]: text })).toBe(JSON.stringify({ [text]: text }))
  }
})

test('the order in which keys were written does not matter', () => {
  expect(canonicalJson({ b: 1, a: [{ d: null, c: -0 }] })).toBe(
    canonicalJson({ a: [{ c: 0, d: null }], b: 1 }),
  )
})

test('what JSON cannot hold is refused', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, () => 1]) {
    expect(() => canonicalJson({ value })).toThrow('is not JSON')
    expect(() => canonicalJson({ b: 1, a: [{ value }] })).toThrow('is not JSON')
  }
})
