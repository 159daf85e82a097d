import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { describe, expect, test } from 'vitest'
import { checkExpression } from './check-expression.ts'
import { compileExpression, evaluate } from './expression.ts'
import { FUNCTIONS } from './expression-profile.ts'
import { createScope } from './expression-scope.ts'
import { BOOL, DOUBLE, INT, STRING, structOfSchema } from './expression-types.ts'

const scope = createScope({
  form: structOfSchema({
    type: 'object',
    required: ['text', 'whole', 'decimal', 'day', 'instant'],
    properties: {
      text: { type: 'string' },
      whole: { type: 'integer' },
      decimal: { type: 'number' },
      day: { type: 'string', format: 'date' },
      instant: { type: 'string', format: 'date-time' },
      list: { type: 'array', items: { type: 'string' } },
    },
  }),
})
const FORM: JsonObject = {
  text: ' Ab,c ',
  whole: 7,
  decimal: 2.5,
  day: '2026-11-21',
  instant: '2026-11-21T08:00:00Z',
  list: ['a', 'b', 'b'],
}
const ANY = [BOOL, INT, DOUBLE, STRING, { kind: 'list', item: STRING } as const]

function codes(source: string): string[] {
  return checkExpression(source, scope, ANY).map(({ code }) => code)
}

function ask(source: string): JsonValue {
  expect(codes(source)).toEqual([])
  return evaluate(compileExpression(source, scope), { form: FORM })
}

const ANSWERS: readonly (readonly [source: string, answer: JsonValue])[] = [
  ['has(form.list)', true],
  ['size(form.list)', 3],
  ['form.text.size()', 6],
  ['size("三号楼")', 3],
  ['string(form.whole)', '7'],
  ['int(form.decimal)', 2],
  ['int("12")', 12],
  ['double(form.whole)', 7],
  ['form.text.contains("b,")', true],
  ['form.text.startsWith(" A")', true],
  ['form.text.endsWith("c")', false],
  ['form.text.trim()', 'Ab,c'],
  ['form.text.lowerAscii()', ' ab,c '],
  ['form.text.upperAscii()', ' AB,C '],
  ['form.text.indexOf("b")', 2],
  ['form.text.indexOf("b", 3)', -1],
  ['form.text.substring(2)', 'b,c '],
  ['form.text.substring(1, 3)', 'Ab'],
  ['form.text.split(",")', [' Ab', 'c ']],
  ['form.list.join("-")', 'a-b-b'],
  ['form.list.all(x, x != "")', true],
  ['form.list.exists(x, x == "b")', true],
  ['form.list.exists_one(x, x == "b")', false],
  ['form.list.map(x, x + "!")', ['a!', 'b!', 'b!']],
  ['form.list.map(x, x != "a", x + "!")', ['b!', 'b!']],
  ['form.list.filter(x, x == "b")', ['b', 'b']],
]

describe('the functions of the profile', () => {
  test.each(ANSWERS)('%s', (source, answer) => {
    expect(ask(source)).toEqual(answer)
  })

  test('have an answer each', () => {
    const isAsked = (name: string) =>
      ANSWERS.some(([source]) => new RegExp(`\\b${name}\\(`).test(source))
    expect(FUNCTIONS.filter((name) => !isAsked(name))).toEqual([])
  })
})

describe('the operators of the profile', () => {
  test.each([
    ['form.whole + 2 * 3 - 8 / 3 % 2', 13],
    ['-form.whole', -7],
    ['7 / 2', 3],
    ['-7 / 2', -3],
    ['-7 % 3', -1],
    ['form.decimal * 2.0', 5],
    ['form.decimal > 2 && form.whole >= 7', true],
    ['form.whole < 8.5', true],
    ['form.text == "" || !(form.whole != 7)', true],
    ['form.whole in [1, 7]', true],
    ['"c" in form.list', false],
    ['form.whole > 5 ? "多" : "少"', '多'],
    ['form.list[1]', 'b'],
    ['[form.text, "b"] == ["b", form.text]', false],
    ['form.day < "2026-12-01" && form.instant.startsWith("2026")', true],
  ] as const)('%s', (source, answer) => {
    expect(ask(source)).toEqual(answer)
  })
})

describe('outside the profile', () => {
  test.each([
    ['an undeclared variable', 'now > 1', 'expression.unknown-name'],
    ['any untyped value', 'dyn(form.text) == 1', 'expression.unknown-function'],
    ['whole and decimal as equals', 'form.decimal == 3', 'expression.mixed-numbers'],
    ['text as a number', 'form.whole > "4"', 'expression.wrong-operands'],
    ['instants', 'timestamp(form.instant) == form.instant', 'expression.unknown-function'],
    ['durations', 'duration("1h") == duration("2h")', 'expression.unknown-function'],
    ['the clock', 'now()', 'expression.unknown-function'],
    ['regular expressions', 'form.text.matches("a+")', 'expression.unknown-function'],
    ['types as values', 'type(form.text) == type("")', 'expression.unknown-function'],
    ['bytes', 'form.text == b"a"', 'expression.literal'],
    ['unsigned numbers', 'form.whole == 7u', 'expression.literal'],
    ['null', 'form.text == null', 'expression.literal'],
    ['maps', '{"a": 1}', 'expression.literal'],
    ['computed places', 'form.list[form.whole] == "a"', 'expression.index'],
    ['optional fields', 'form.?text == "a"', 'expression.malformed'],
    ['hidden names of what is paid for', 'paid__(form.text)', 'expression.unknown-function'],
    ['hidden names of presence', 'form.has__list', 'expression.unknown-field'],
  ])('stand %s', (_, source, code) => {
    expect(codes(source)).toContain(code)
  })
})

describe('an expression is bounded', () => {
  const repeated = (part: string, times: number, mark: string) =>
    Array.from({ length: times }, () => part).join(mark)

  test.each([
    ['in parts', repeated('true', 151, '&&'), repeated('true', 150, '&&')],
    [
      'in brackets',
      `${'('.repeat(21)}true${')'.repeat(21)}`,
      `${'('.repeat(9)}true${')'.repeat(9)}`,
    ],
    ['in choices', `${'true ? 1 : '.repeat(25)}2`, `${'true ? 1 : '.repeat(9)}2`],
    ['in its arguments', `size(${repeated('1', 9, ',')}) == 0`, 'size("1") == 0'],
    ['in written lists', `1 in [${repeated('1', 300, ',')}]`, `1 in [${repeated('1', 290, ',')}]`],
  ])('%s', (_, tooMuch, enough) => {
    expect(codes(tooMuch)).toEqual(['expression.malformed'])
    expect(codes(enough)).toEqual([])
  })

  test('in loops within loops', () => {
    const loop = (depth: number): string =>
      depth === 0 ? 'true' : `form.list.all(x${depth}, ${loop(depth - 1)})`
    expect(codes(loop(2))).toEqual([])
    expect(codes(loop(3))).toEqual(['expression.too-complex'])
  })

  test('in its parts with the price of each', () => {
    const joined = Array.from({ length: 30 }, () => 'form.text.trim().size() > 0').join(' && ')
    expect(codes(joined)).toEqual([])
    expect(
      codes(
        `${joined} && ${Array.from({ length: 12 }, () => 'form.text.trim().size() > 0').join(' && ')}`,
      ),
    ).toEqual(['expression.too-complex'])
  })

  test('in the numbers it comes to', () => {
    const failed = expect.objectContaining({ code: 'expression.failed' })
    const run = (source: string) => evaluate(compileExpression(source, scope), { form: FORM })

    expect(() => run('form.whole * 9007199254740991')).toThrow(failed)
    expect(() => run('9223372036854775807 + form.whole')).toThrow(failed)
    expect(() => run('form.decimal * 1e308 * 10.0')).toThrow(failed)
    expect(() => run('form.whole / (form.whole - 7)')).toThrow(failed)
    expect(() => run('form.list[3]')).toThrow(failed)
    expect(() => run('int(form.text)')).toThrow(failed)
  })
})
