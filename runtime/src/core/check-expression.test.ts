import { describe, expect, test } from 'vitest'
import { checkExpression } from './check-expression.ts'
import { compileExpression, evaluate } from './expression.ts'
import { createScope } from './expression-scope.ts'
import type { ValueType } from './expression-types.ts'
import { BOOL, DOUBLE, INT, STRING, structOfSchema } from './expression-types.ts'

const scope = createScope({
  form: structOfSchema({
    type: 'object',
    required: ['name', 'count'],
    properties: {
      name: { type: 'string' },
      phone: { type: 'string' },
      count: { type: 'integer' },
      age: { type: 'integer' },
      price: { type: 'number' },
      urgent: { type: 'boolean' },
      photos: { type: 'array', items: { type: 'string' } },
      place: { type: 'object', properties: { text: { type: 'string' } } },
      rows: {
        type: 'array',
        items: { type: 'object', properties: { item: { type: 'string' }, n: { type: 'integer' } } },
      },
    },
  }),
})

function codes(source: string, wanted: ValueType = BOOL): string[] {
  return checkExpression(source, scope, [wanted]).map((problem) => problem.code)
}

function ask(source: string, form: Parameters<typeof evaluate>[1][string]) {
  return evaluate(compileExpression(source, scope), { form })
}

describe('checkExpression', () => {
  test.each([
    ['form.count > 3 && form.name == "王"', BOOL],
    ['form.phone == ""', BOOL],
    ['size(form.photos) == 0', BOOL],
    ['has(form.age) && form.age < 18', BOOL],
    ['has(form.place.text)', BOOL],
    ['form.rows.exists(r, has(r.n) && r.item == "灯")', BOOL],
    ['form.count + 1', INT],
    ['form.count + 1', DOUBLE],
    ['form.urgent ? "急" : "平"', STRING],
    ['form.rows.map(r, r.item)[0]', STRING],
  ])('%s is fine', (source, wanted) => {
    expect(codes(source, wanted)).toEqual([])
  })

  test.each([
    ['form.nam == "x"', 'expression.unknown-field'],
    ['has(form.phon)', 'expression.unknown-field'],
    ['form.rows.exists(r, has(r.itme))', 'expression.unknown-field'],
    ['from.name == "x"', 'expression.unknown-name'],
    ['form.name.matches("a+")', 'expression.unknown-function'],
    ['dyn(form.name) == 1', 'expression.unknown-function'],
    ['timestamp(form.name) == form.name', 'expression.unknown-function'],
    ['form.count > 2.5 && form.count == 3.0', 'expression.mixed-numbers'],
    ['form.name > 3', 'expression.wrong-operands'],
    ['form.name == null', 'expression.literal'],
    ['form.count && true', 'expression.not-yes-no'],
    ['form[form.name] == "x"', 'expression.index'],
    ['{"a": 1}.a == 1', 'expression.literal'],
    ['form.age < 18', 'expression.unanswered'],
    ['form.name', 'expression.wrong-type'],
    ['form.name ==', 'expression.malformed'],
    ['form.rows.all(a, form.rows.all(b, form.rows.all(c, true)))', 'expression.too-complex'],
    ['google.protobuf.Timestamp == form', 'expression.unknown-name'],
    [`${'('.repeat(30)}true${')'.repeat(30)}`, 'expression.malformed'],
    [Array.from({ length: 200 }, () => 'true').join('&&'), 'expression.malformed'],
  ])('%s is refused as %s', (source, code) => {
    expect(codes(source)).toEqual([code])
  })

  test('a wrong name is answered with the nearest right one and its position', () => {
    expect(checkExpression('form.nam == "x"', scope, [BOOL])).toEqual([
      {
        code: 'expression.unknown-field',
        message: {
          'zh-CN': '第 6 个字：没有叫“nam”的字段，是不是“name”？',
          en: 'Character 6: There is no field “nam”; did you mean “name”?',
        },
        start: 5,
        end: 8,
        meant: 'name',
      },
    ])
  })
})

describe('evaluate', () => {
  test('whole numbers go in and come out as JSON numbers', () => {
    expect(ask('form.count + 1', { count: 41 })).toBe(42)
  })

  test('unanswered texts, lists, groups and yes/no fields read as empty', () => {
    expect(ask('form.phone == "" && size(form.photos) == 0 && !form.urgent', {})).toBe(true)
    expect(ask('form.place.text == ""', {})).toBe(true)
  })

  test('has tells an unanswered field from an answered one, also inside lists', () => {
    expect(ask('has(form.phone)', {})).toBe(false)
    expect(ask('has(form.phone)', { phone: '' })).toBe(true)
    expect(ask('form.rows.filter(r, has(r.n)).size()', { rows: [{ n: 1 }, { item: 'a' }] })).toBe(1)
    expect(ask('has(form.place.text) || has((form).phone)', { place: { text: 'x' } })).toBe(true)
  })

  test('a group comes out as it went in', () => {
    expect(ask('form.place', { place: { text: '三单元' } })).toEqual({ text: '三单元' })
    expect(ask('form.rows', { rows: [{ n: 1 }] })).toEqual([{ n: 1 }])
  })

  test('groups are equal when their values are, alone and in lists', () => {
    const form = { rows: [{ n: 1, item: 'a' }, { item: 'a', n: 1 }, { n: 2 }] }

    expect(ask('form.rows[0] == form.rows[1]', form)).toBe(true)
    expect(ask('form.rows[0] == form.rows[2] || form.rows[0] != form.rows[1]', form)).toBe(false)
    expect(ask('form.rows == form.rows && form.rows[1] in form.rows', form)).toBe(true)
  })

  test('members of the prototype are no fields', () => {
    expect(codes('form.constructor == "x"')).toEqual(['expression.unknown-field'])
    expect(codes('form.__proto__ == "x"')).toEqual(['expression.unknown-field'])
    expect(ask('has(form.phone)', JSON.parse('{"__proto__": {"phone": "1"}}'))).toBe(false)
  })

  test('arithmetic without an answer is a fault, not a value', () => {
    expect(() => ask('form.count / 0', { count: 1 })).toThrow(
      expect.objectContaining({ code: 'expression.failed' }),
    )
  })
})

describe('an evaluation ends soon', () => {
  const failed = expect.objectContaining({ code: 'expression.failed' })
  const long = 'a'.repeat(20_000)
  const nested = "form.name.split('').all(x, form.name.split('').all(y, x == x && y == y))"

  test('where loops in loops would go through a long text', () => {
    expect(codes(nested)).toEqual([])
    expect(ask(nested, { name: 'abc' })).toBe(true)
    expect(() => ask(nested, { name: long })).toThrow(failed)
  })

  test('where sums in a loop would double', () => {
    const doubled = `[form.name]${'.map(x, x + x)'.repeat(8)}.all(x, size(x) > 0)`

    expect(codes(doubled)).toEqual([])
    expect(ask(doubled, { name: 'abc' })).toBe(true)
    expect(() => ask(doubled, { name: long })).toThrow(failed)
  })

  test('where a search would give up late, again and again', () => {
    const sought = 'form.name.contains(form.phone) || form.name.indexOf(form.phone) == 0'

    expect(codes(sought)).toEqual([])
    expect(ask(sought, { name: '某小区三号楼', phone: '三号' })).toBe(true)
    expect(ask(sought, { name: '三号楼', phone: '四号' })).toBe(false)
    expect(() => ask(sought, { name: long, phone: `b${'a'.repeat(9_000)}` })).toThrow(failed)
  })

  test.each([
    ['form.name.indexOf("b") == 1 && form.name.indexOf("b", 2) == 3', 'abab'],
    ['form.name.split("a").join() == "bb" && form.name.split("a").join("-") == "-b-b"', 'abab'],
    ['(form.name + "c").contains((form.phone) + "bc")', 'ab'],
    ['(form.name).trim() .contains("a") && ((form.name)).contains("b")', 'ab'],
    ['form.photos.map(x, x + x).join(", ") == "" || form.name.contains("a")', 'a'],
  ])('and means what it meant before it was paid for: %s', (source, name) => {
    expect(codes(source)).toEqual([])
    expect(ask(source, { name })).toBe(true)
  })

  test('and a hundred rows may be compared with each other', () => {
    const rows = Array.from({ length: 100 }, (_, n) => ({ item: `第${n}项`, n }))
    const unique = 'form.rows.all(a, form.rows.filter(b, b.n == a.n).size() == 1)'

    expect(codes(unique)).toEqual([])
    expect(ask(unique, { rows })).toBe(true)
    expect(ask(unique, { rows })).toBe(true)
  })

  test('with an answer that can be kept', () => {
    const fourfold = 'form.name + form.name + form.name + form.name'
    expect(() => ask(fourfold, { name: long })).toThrow(failed)
    expect(() => ask(`[${fourfold}]`, { name: long })).toThrow(failed)
    expect(ask("form.photos.map(x, x + '!').join(' ')", { photos: ['a', 'b'] })).toBe('a! b!')
  })
})
