import type { FormDefinition, FormRule } from '@linli/schemas/form-definition'
import { describe, expect, test } from 'vitest'
import { checkRules } from './check-rules.ts'
import { namesOfSchema } from './expression-names.ts'
import { createScope } from './expression-scope.ts'
import { structOfSchema } from './expression-types.ts'

const SCHEMA: FormDefinition['schema'] = {
  type: 'object',
  properties: {
    hasDog: { type: 'boolean', title: '是否养犬' },
    kind: {
      type: 'string',
      title: '类别',
      oneOf: [
        { const: 'water', title: '水' },
        { const: 'power', title: '电' },
      ],
    },
    age: { type: 'integer', title: '年龄', minimum: 0, maximum: 150 },
    day: { type: 'string', format: 'date', title: '日期' },
    note: { type: 'string', title: '备注' },
    a: { type: 'integer', title: '甲' },
    b: { type: 'integer', title: '乙' },
    c: { type: 'integer', title: '丙' },
  },
}

function found(...rules: readonly FormRule[]): string[] {
  const scope = createScope({ form: structOfSchema(SCHEMA) }, undefined, () => ({
    form: namesOfSchema(SCHEMA),
  }))
  const form = { title: { 'zh-CN': '表', en: 'Form' }, schema: SCHEMA, rules }
  return checkRules(form, '/forms/f', scope).map(
    ({ severity, code, path }) => `${severity} ${code} ${path.slice('/forms/f/rules/'.length)}`,
  )
}

describe('rules that go in a circle', () => {
  test('two fields that show each other are told at both, as advice', () => {
    expect(
      found(
        { field: 'note', visibleWhen: 'form.hasDog' },
        { field: 'hasDog', visibleWhen: "form.note != ''" },
      ),
    ).toEqual(['warning rule.circle 0/visibleWhen', 'warning rule.circle 1/visibleWhen'])
  })

  test('values that are computed from each other keep a form from being published', () => {
    expect(
      found(
        { field: 'a', compute: 'form.b + 1' },
        { field: 'b', compute: 'form.c + 1' },
        { field: 'c', compute: 'form.a + 1' },
      ),
    ).toEqual([
      'error rule.circle 0/compute',
      'error rule.circle 1/compute',
      'error rule.circle 2/compute',
    ])
  })

  test('a value that decides whether what it is computed from is shown goes in a circle', () => {
    expect(
      found({ field: 'a', compute: 'form.b + 1' }, { field: 'b', visibleWhen: 'form.a > 1' }),
    ).toEqual(['warning rule.circle 0/compute', 'warning rule.circle 1/visibleWhen'])
  })

  test('a chain, a field with two rules and what is only asked or required is no circle', () => {
    expect(
      found(
        { field: 'note', visibleWhen: 'form.hasDog' },
        { field: 'note', requiredWhen: "form.kind == 'water'" },
        { field: 'kind', requiredWhen: "form.note != ''", visibleWhen: 'form.hasDog' },
        { field: 'b', compute: 'form.a + 1' },
      ),
    ).toEqual([])
  })

  test('the others are named by their titles, in both languages', () => {
    const scope = createScope({ form: structOfSchema(SCHEMA) }, undefined, () => ({
      form: namesOfSchema(SCHEMA, { en: { '/schema/properties/b/title': 'Second' } }),
    }))
    const rules = [
      { field: 'a', compute: 'form.b' },
      { field: 'b', compute: 'form.a' },
    ]
    const form = { title: { 'zh-CN': '表', en: 'Form' }, schema: SCHEMA, rules }
    expect(checkRules(form, '', scope)[0]?.message).toEqual({
      'zh-CN': '规则绕成了圈：“甲”由“乙”决定，又反过来决定它。',
      en: 'The rules go in a circle: “甲” hangs on “Second”, and the other way round.',
    })
  })
})

describe('conditions that never hold', () => {
  test.each([
    ["form.kind == 'water' && form.kind == 'power'", 'two choices at once'],
    ["form.kind == 'gas'", 'a choice that is not offered'],
    ['has(form.age) && form.age > 60 && form.age < 18', 'two bounds that exclude each other'],
    ["form.day > '2026-05-02' && form.day < '2026-05-03'", 'no day between two that follow'],
    ['form.hasDog && !form.hasDog', 'yes and no'],
  ])('%s: %s', (cel) => {
    expect(found({ field: 'note', visibleWhen: cel })).toEqual(['warning rule.never 0/visibleWhen'])
    expect(found({ field: 'note', requiredWhen: cel })).toEqual([
      'warning rule.never 0/requiredWhen',
    ])
    const message = { 'zh-CN': '不行', en: 'No' }
    expect(found({ field: 'note', validate: { cel, message } })).toEqual([
      'error rule.never 0/validate/cel',
    ])
  })

  test.each([
    "form.kind == 'water' || form.kind == 'gas'",
    'has(form.age) && form.age >= 150',
    "form.day > '2026-05-02' && form.day < '2026-05-04'",
    "form.note.startsWith('a') && form.note.startsWith('b')",
    // May stand there while somebody types.
    'has(form.age) && form.age > 200',
    'form.a + form.b > 3',
    'form.a >',
    'form.nowhere',
  ])('nothing is said of %s, which may hold or cannot be told', (cel) => {
    expect(found({ field: 'note', visibleWhen: cel })).toEqual([])
  })
})
