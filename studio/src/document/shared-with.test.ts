import type { JsonValue } from '@linli/schemas/json'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharedWith } from './shared-with.ts'

/** Small values, so that two of them have much in common. */
const json: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<JsonValue>(null, true, 0, 1, '', 'a'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), tie('value'), { maxKeys: 4 }),
  ),
})).value

test('it says what it said, keys in their order', () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      expect(JSON.stringify(sharedWith(before, after))).toBe(JSON.stringify(after))
    }),
  )
})

test('what says the same is the same object', () => {
  fc.assert(
    fc.property(json, (before) => {
      expect(sharedWith(before, JSON.parse(JSON.stringify(before)) as JsonValue)).toBe(before)
    }),
  )
  const before = { kept: { a: [1, 2] }, changed: { deep: {}, at: 1 } }
  const after = sharedWith(before, { kept: { a: [1, 2] }, changed: { deep: {}, at: 2 } })
  expect(after).toHaveProperty('kept', before.kept)
  expect((after as typeof before).kept).toBe(before.kept)
  expect((after as typeof before).changed.deep).toBe(before.changed.deep)
})

test('keys that changed places are news', () => {
  const before = { outcomes: { go: {}, back: {} } }
  const after = sharedWith(before, { outcomes: { back: {}, go: {} } })
  expect(JSON.stringify(after)).toBe('{"outcomes":{"back":{},"go":{}}}')
})

test('an item that comes or goes leaves those behind it what they were', () => {
  const items = ['a', 'b', 'c', 'd'].map((name) => ({ name }))
  const copied = (list: readonly object[]) => JSON.parse(JSON.stringify(list)) as JsonValue[]
  const more = copied(items).toSpliced(2, 0, { name: 'new' })
  const longer = sharedWith(items, more) as JsonValue[]
  expect(longer.map((item) => items.findIndex((each) => each === item))).toEqual([0, 1, -1, 2, 3])
  const less = copied(items).toSpliced(1, 1)
  const shorter = sharedWith(items, less) as JsonValue[]
  expect(shorter.map((item) => items.findIndex((each) => each === item))).toEqual([0, 2, 3])
})
