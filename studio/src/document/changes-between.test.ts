import type { JsonValue } from '@linli/schemas/json'
import { patchJson } from '@linli/schemas/patch-json'
import { patchJsonText } from '@linli/schemas/patch-json-text'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesBetween } from './changes-between.ts'

const key = fc.constantFrom('a', 'b/c', 'd~', '长')
const { document } = fc.letrec<{ document: JsonValue }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<JsonValue>(1, 'x', null, true),
    fc.array(tie('document'), { maxLength: 4 }),
    fc.dictionary(key, tie('document'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))
const whole = fc.dictionary(key, document, { maxKeys: 4, noNullPrototype: true })

test('the changes lead from the one to the other, in the document and in its text', () => {
  fc.assert(
    fc.property(whole, whole, (before, after) => {
      const changes = changesBetween(before, after)
      expect(patchJson(before, changes)).toEqual(after)
      expect(JSON.parse(patchJsonText(JSON.stringify(before, null, 2), changes))).toEqual(after)
    }),
  )
})

test('an item that is put between others, or taken from between, is one change', () => {
  const list = [{ a: 1 }, { a: 2 }, { a: 3 }]
  const more = [{ a: 1 }, { a: 9 }, { a: 2 }, { a: 3 }]
  expect(changesBetween({ list }, { list: more })).toEqual([
    { op: 'add', path: '/list/1', value: { a: 9 } },
  ])
  expect(changesBetween({ list: more }, { list })).toEqual([{ op: 'remove', path: '/list/1' }])
})

test('keys that change places are told, and only where they did', () => {
  const before = { aside: { a: 1 }, outcomes: { agree: 1, refuse: 2, back: 3 } }
  const after = { aside: { a: 1 }, outcomes: { back: 3, agree: 1, refuse: 2 } }
  const changes = changesBetween(before, after)
  expect(changes).toEqual([{ op: 'replace', path: '/outcomes', value: after.outcomes }])
  expect(JSON.stringify(patchJson(before, changes))).toBe(JSON.stringify(after))
  const text = patchJsonText(JSON.stringify(before, null, 2), changes)
  expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(after))
})

test('the whole is not written anew where its own keys changed places', () => {
  const changes = changesBetween({ a: 1, b: 2, c: 3 }, { a: 1, c: 3, b: 4 })
  expect(changes).toEqual([{ op: 'replace', path: '/b', value: 4 }])
})

test('a key that goes or comes is no other order of the rest', () => {
  expect(changesBetween({ a: 1, b: 2, c: 3 }, { a: 1, c: 3, d: 4 })).toEqual([
    { op: 'remove', path: '/b' },
    { op: 'add', path: '/d', value: 4 },
  ])
})
