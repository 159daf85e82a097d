import type { JsonValue } from '@linli/schemas/json'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeDocuments, withTheirs } from './merge.ts'

const BASE = {
  title: '诉求',
  tasks: { visit: { title: '走访', outcomes: { done: '好了' } } },
  order: ['a', 'b', 'c'],
  rules: [
    { field: 'a', visibleWhen: 'x' },
    { field: 'b', visibleWhen: 'y' },
  ],
  steps: [{ submit: 1 }, { submit: 2 }],
}

test('what each of two changed elsewhere is all there', () => {
  const mine = { ...BASE, title: '上报', order: ['a', 'new', 'b', 'c'] }
  const theirs = {
    ...BASE,
    tasks: { ...BASE.tasks, call: { title: '打电话' } },
    order: ['c', 'a', 'b'],
    rules: [
      { field: 'b', visibleWhen: 'y' },
      { field: 'a', visibleWhen: 'z' },
    ],
  }
  expect(mergeDocuments({ base: BASE, mine, theirs })).toEqual({
    merged: { ...theirs, title: '上报', order: ['c', 'a', 'new', 'b'] },
    conflicts: [],
  })
})

test('what both changed is a conflict at its place, and mine stands until somebody chooses', () => {
  const mine = { ...BASE, title: '上报', tasks: { visit: { ...BASE.tasks.visit, title: '看看' } } }
  const { rules: _gone, ...rest } = BASE
  const theirs = { ...rest, title: '反映', tasks: {} }
  const { merged, conflicts } = mergeDocuments({ base: BASE, mine, theirs })
  expect(merged).toEqual({ ...rest, title: '上报', tasks: mine.tasks })
  expect(conflicts).toEqual([
    { pointer: '/title', mine: '上报', theirs: '反映' },
    { pointer: '/tasks/visit', mine: mine.tasks.visit, theirs: undefined },
  ])
})

test('theirs is taken where somebody chooses it', () => {
  const mine = {
    a: 1,
    list: [
      { uid: 'x', n: 1 },
      { uid: 'y', n: 1 },
    ],
    gone: 1,
  }
  const theirs = { a: 2, list: [{ uid: 'y', n: 2 }], new: 2, gone: 2 }
  const base = {
    a: 0,
    list: [
      { uid: 'x', n: 0 },
      { uid: 'y', n: 0 },
    ],
    gone: 0,
  }
  const merge = mergeDocuments({ base, mine, theirs })
  const all = new Set(merge.conflicts.map(({ pointer }) => pointer))
  expect([...all]).toEqual(['/a', '/list/0', '/list/1/n', '/gone'])
  expect(withTheirs(merge, new Set())).toEqual({ ...mine, new: 2 })
  expect(withTheirs(merge, all)).toEqual(theirs)
  expect(withTheirs(merge, new Set(['/list/0']))).toEqual({
    ...{ ...mine, new: 2 },
    list: [{ uid: 'y', n: 1 }],
  })
})

test('two who each put another block into the draft are both heard', () => {
  const use = (block: string, revision = 1) => ({ block, revision, form: 'a', fields: {} })
  const base = { blocks: [use('x')] }
  const mine = { blocks: [use('x'), use('y')] }
  const theirs = { blocks: [use('x', 2), use('z')] }
  const { merged, conflicts } = mergeDocuments({ base, mine, theirs })
  expect(conflicts).toEqual([])
  const { blocks } = merged as typeof base
  expect(blocks).toHaveLength(3)
  expect(blocks).toEqual(expect.arrayContaining([use('x', 2), use('y'), use('z')]))
})

test('lists without names, and lists that both reordered, are one thing each', () => {
  const mine = { ...BASE, steps: [{ submit: 0 }, ...BASE.steps], order: ['b', 'a', 'c'] }
  const theirs = { ...BASE, steps: [...BASE.steps, { submit: 3 }], order: ['a', 'c', 'b'] }
  const { conflicts } = mergeDocuments({ base: BASE, mine, theirs })
  expect(conflicts.map(({ pointer }) => pointer)).toEqual(['/order', '/steps'])
})

const json = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.integer({ min: 0, max: 3 }),
    fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c/d'), tie('value'), { maxKeys: 3 }),
  ) as fc.Arbitrary<JsonValue>,
})).value
const document = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', '~x'),
  json,
) as fc.Arbitrary<JsonValue>

test('whoever merges with somebody who changed nothing keeps his own; without conflicts the order of merging is all the same', () => {
  fc.assert(
    fc.property(document, document, document, (base, mine, theirs) => {
      expect(mergeDocuments({ base, mine, theirs: base })).toEqual({ merged: mine, conflicts: [] })
      expect(mergeDocuments({ base, mine: base, theirs })).toEqual({
        merged: theirs,
        conflicts: [],
      })
      expect(mergeDocuments({ base, mine, theirs: mine })).toEqual({ merged: mine, conflicts: [] })
    }),
  )
})
