import { createScopes, fieldsOf, fromBuilder } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { describe, expect, test } from 'vitest'
import { type Group, type Part, type Row, rowAbout, rowWith } from './condition-draft.ts'
import { relationsOf } from './condition-relation.ts'
import { holdsWhenEmpty } from './holds-when-empty.ts'
import { readCondition, writeCondition } from './use-condition-draft.ts'

const text = (zh: string) => ({ 'zh-CN': zh })
const definition: Definition = {
  ...{ format: 'linli/1', id: 'probe', title: text('试'), family: 'PR', layout: {} },
  ...{ events: {}, tasks: {}, timers: {}, notices: {}, triggers: [], scenarios: [] },
  context: { schema: { type: 'object', properties: {} }, initial: {} },
  machine: { initial: 'a', states: {} },
  forms: {
    ask: {
      title: text('申请'),
      schema: {
        type: 'object',
        required: ['kind', 'count'],
        properties: {
          kind: {
            ...{ type: 'string', title: '类别' },
            oneOf: [
              { const: 'a', title: '甲' },
              { const: 'b', title: '乙' },
            ],
          },
          count: { type: 'integer', title: '数量' },
          age: { type: 'integer', title: '年龄' },
          fee: { type: 'number', title: '费用' },
          most: { type: 'number', title: '上限' },
          note: { type: 'string', title: '说明' },
          day: { type: 'string', format: 'date', title: '日期' },
          urgent: { type: 'boolean', title: '紧急' },
          tags: { type: 'array', title: '标签', items: { type: 'string' } },
          place: {
            ...{ type: 'object', title: '地点' },
            properties: { text: { type: 'string', title: '文字' } },
          },
        },
      },
    },
  },
}
const scope = createScopes(definition).form('ask')
const fields = new Map(fieldsOf(scope, 'zh-CN').map((field) => [field.path, field]))
const facts = { names: scope.names(), fields }
const field = (path: string) => {
  const found = fields.get(path)
  if (found === undefined) throw new Error(`There is no field '${path}'.`)
  return found
}

/** What comes of a condition that is read, touched and written again. */
function again(source: string): string | null {
  const draft = readCondition(source, facts)
  return draft === null ? null : writeCondition(draft, facts)
}

function partsIn(source: string): readonly Part[] {
  return readCondition(source, facts)?.parts ?? []
}

describe('the rows of a condition', () => {
  test.each([
    'form.kind == "a"',
    'form.kind in ["a", "b"] && form.count >= 2',
    'form.urgent || (form.kind != "b" && !form.note.contains("急"))',
    '!(form.kind == "a" && form.urgent)',
    '!(form.count == 2)',
    '!!(form.count == 2)',
    'has(form.age) && form.age > 17',
    '!has(form.age) || form.age > 17',
    'has(form.fee) && has(form.most) && form.fee > form.most && form.urgent',
    'form.urgent || (has(form.age) && form.age in [1, 2])',
    'form.urgent && (!has(form.age) || !(form.age in [1, 2]))',
    'has(form.place) && form.place.text.startsWith("三") && "x" in form.tags',
    '(size(form.tags) > 2) && form.kind == "a"',
    'size(form.tags) > 2',
    'form.day < "2026-12-01"',
  ])('%s is written again as it was', (source) => {
    expect(again(source)).toBe(source)
  })

  test('a number that may be missing is one row with what its absence means', () => {
    expect(partsIn('has(form.age) && form.age > 17')).toEqual([
      row({ field: 'form.age', relation: 'more', value: 17, whenEmpty: 'no' }),
    ])
    expect(partsIn('has(form.fee) && has(form.most) && form.fee > form.most')).toEqual([
      row({ field: 'form.fee', relation: 'more', other: 'form.most', whenEmpty: 'no' }),
    ])
    expect(partsIn('form.urgent || !has(form.age) || form.age < 3')[1]).toEqual(
      row({ field: 'form.age', relation: 'less', value: 3, whenEmpty: 'yes' }),
    )
    // Asked for elsewhere: the row does not ask again.
    expect(partsIn('has(form.age) && form.urgent && form.age > 17')[2]).toEqual(
      row({ field: 'form.age', relation: 'more', value: 17 }),
    )
  })

  test('a malformed condition has none, and no condition has no part', () => {
    expect(readCondition('form.kind ==', facts)).toBeNull()
    expect(readCondition('  ', facts)?.parts).toEqual([])
    expect(again('')).toBe('')
  })

  test('an incomplete row, wherever it is, leaves the condition as it was', () => {
    const fresh = rowAbout(field('form.kind'))
    const inner: Group = { kind: 'group', join: 'any', isDenied: true, parts: fresh ? [fresh] : [] }
    const draft = readCondition('form.urgent', facts)
    expect(draft && writeCondition({ ...draft, parts: [...draft.parts, inner] }, facts)).toBeNull()
  })

  test('an empty group says nothing', () => {
    const inner: Group = { kind: 'group', join: 'any', isDenied: true, parts: [] }
    const draft = readCondition('form.urgent', facts)
    expect(draft && writeCondition({ ...draft, parts: [...draft.parts, inner] }, facts)).toBe(
      'form.urgent',
    )
  })
})

test('a new row about a number that may be missing does not hold without it', () => {
  const fresh = rowAbout(field('form.age'))
  expect(fresh).toEqual(row({ field: 'form.age', relation: 'is', whenEmpty: 'no' }))
  const group = (part: Row): Group => ({
    kind: 'group',
    join: 'all',
    isDenied: false,
    parts: [part],
  })
  const complete = fresh && { ...fresh, value: 18 }
  expect(complete && writeCondition(group(complete), facts)).toBe('has(form.age) && form.age == 18')
})

test('another relation keeps what it can compare with', () => {
  const one = row({ field: 'form.kind', relation: 'is', value: 'a' })
  const some = rowWith(one, 'oneOf', field('form.kind'))
  expect(some).toEqual(row({ field: 'form.kind', relation: 'oneOf', values: ['a'] }))
  expect(rowWith(some, 'isNot', field('form.kind'))).toEqual({ ...one, relation: 'isNot' })
  expect(rowWith(some, 'filled', field('form.kind'))).toEqual(
    row({ field: 'form.kind', relation: 'filled' }),
  )
})

test('every relation of every field gives a condition that the core takes', () => {
  const values = { string: 'a', int: 1, double: 1.5, bool: true, list: 'a', struct: 'a' } as const
  for (const each of fields.values()) {
    for (const relation of relationsOf(each)) {
      const value = values[each.item?.kind ?? each.kind]
      const whole = rowWith({ ...row({ field: each.path, relation }), value }, relation, each)
      const cel = writeCondition(
        { kind: 'group', join: 'all', isDenied: false, parts: [whole] },
        facts,
      )
      expect(cel, `${each.path} ${relation}`).not.toBeNull()
      expect(again(cel ?? '')).toBe(cel)
    }
  }
})

test('fields have titles, those in a group the title of the group too', () => {
  expect(field('form.place.text').label).toBe('地点 · 文字')
  expect(field('form.place.text').isOptional).toBe(true)
  expect(field('form.kind').isOptional).toBe(false)
})

test.each<[Partial<Row> & Pick<Row, 'field' | 'relation'>, boolean | null]>([
  [{ field: 'form.note', relation: 'is', value: 'a' }, false],
  [{ field: 'form.note', relation: 'isNot', value: 'a' }, true],
  [{ field: 'form.note', relation: 'contains', value: '' }, true],
  [{ field: 'form.note', relation: 'noneOf', values: ['a'] }, true],
  [{ field: 'form.day', relation: 'less', value: '2026-01-01' }, true],
  [{ field: 'form.day', relation: 'atLeast', value: '2026-01-01' }, false],
  [{ field: 'form.urgent', relation: 'no' }, true],
  [{ field: 'form.tags', relation: 'includesNot', value: 'a' }, true],
  [{ field: 'form.age', relation: 'more', value: 3, whenEmpty: 'yes' }, true],
  [{ field: 'form.age', relation: 'more', value: 3 }, null],
  [{ field: 'form.note', relation: 'empty' }, null],
  [{ field: 'form.kind', relation: 'isNot', value: 'a' }, null],
])('%j without a value: %s', (part, holds) => {
  expect(holdsWhenEmpty(row(part), field(part.field))).toBe(holds)
})

test('what is locked is read, not written anew', () => {
  const cel = 'form.tags.exists(t, t == "急")'
  expect(partsIn(`${cel} && form.urgent`)[0]).toEqual({ kind: 'lock', cel })
  expect(fromBuilder({ kind: 'locked', cel }, scope.names())).toBe(cel)
})

function row(part: Partial<Row> & Pick<Row, 'field' | 'relation'>): Row {
  return { kind: 'row', value: null, values: [], other: null, whenEmpty: null, ...part }
}
