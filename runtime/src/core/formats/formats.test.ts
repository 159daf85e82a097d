import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFieldSchema } from '../check-field-schema.ts'
import { checkSubmission } from '../check-submission.ts'
import { isCreditCode, isIdNumber, isPlate } from './code-numbers.ts'
import { CODE_FORMATS, codeForSamples } from './code-samples.ts'
import { hasFormat } from './has-format.ts'
import { moneyText, readMoney } from './money.ts'

describe('numbers with check characters', () => {
  test('the examples of the standards hold, in capitals and small letters where the standard has both', () => {
    // GB 11643, appendix; GB 32100, appendix.
    for (const number of ['11010519491231002X', '11010519491231002x', '440524188001010014']) {
      expect(isIdNumber(number), number).toBe(true)
    }
    expect(isCreditCode('91350100M000100Y43')).toBe(true)
    expect(isCreditCode('91350100m000100y43')).toBe(false)
  })

  test('one wrong digit, two that changed places, and a day that does not exist are found', () => {
    const right = codeForSamples('id-number-cn', 3)
    for (let at = 0; at < 17; at += 1) {
      const digit = String((Number(right[at]) + 1) % 10)
      expect(isIdNumber(right.slice(0, at) + digit + right.slice(at + 1)), `${at}`).toBe(false)
    }
    expect(isIdNumber('110105194912301002')).toBe(false)
    expect(isIdNumber('11010519490231002X')).toBe(false)
    const code = codeForSamples('credit-code-cn', 3)
    for (let at = 0; at < 17; at += 1) {
      const letter = code[at] === '0' ? '1' : '0'
      expect(isCreditCode(code.slice(0, at) + letter + code.slice(at + 1)), `${at}`).toBe(false)
    }
  })

  test.each([
    ['京A12345', true],
    ['粤B1234警', true],
    ['沪AD12345', true],
    ['沪A12345D', true],
    ['京I12345', false],
    ['京A1234', false],
    ['京A123456', false],
    ['东A12345', false],
    ['京a12345', false],
  ])('the plate %s: %s', (plate, is) => expect(isPlate(plate)).toBe(is))

  test('what is made up has the format it is made up for, whatever the turn', () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.constantFrom(...CODE_FORMATS), (turn, format) =>
        hasFormat(format, codeForSamples(format, turn)),
      ),
    )
  })
})

describe('money', () => {
  test('what is shown of any amount is read as the same amount', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (fen) => readMoney(moneyText(fen)) === fen))
  })

  test('cents that a fraction would lose stay', () => {
    // 1.005 * 100, 0.29 * 100 and 64.1 * 100 are no whole numbers in binary fractions.
    expect([readMoney('0.29'), readMoney('64.1'), readMoney('8.87')]).toEqual([29, 6410, 887])
  })

  test.each([
    ['1,234.5', 123450],
    ['￥1234.50', 123450],
    ['１２３４元', 123400],
    [' 12 ', 1200],
    ['-3.10', -310],
    ['1.', 100],
    ['1.234', null],
    ['1,23', null],
    ['1e3', null],
    ['十元', null],
    ['', null],
    ['90071992547409.92', null],
  ])('%s is %s fen', (written, fen) => expect(readMoney(written)).toBe(fen))
})

function formOf(properties: Record<string, FieldSchema>, required: string[] = []): FormDefinition {
  return { title: { 'zh-CN': '表' }, schema: { type: 'object', properties, required } }
}

function sentences(form: FormDefinition, answers: JsonObject): string[] {
  return checkSubmission(form, answers).problems.map(
    ({ field, message }) => `${field}: ${message['zh-CN']}`,
  )
}

const DAYS: FieldSchema = {
  type: 'object',
  title: '请假',
  format: 'date-range',
  properties: {
    start: { type: 'string', title: '开始日期', format: 'date' },
    end: { type: 'string', title: '结束日期', format: 'date' },
  },
  required: ['start', 'end'],
}
const SIGNATURE: FieldSchema = {
  type: 'object',
  title: '申请人签名',
  format: 'signature',
  properties: {
    drawing: { type: 'string', format: 'linli-file', 'x-accept': ['photo'] },
    name: { type: 'string', maxLength: 10 },
  },
}
const PEOPLE: FieldSchema = {
  type: 'array',
  title: '家庭成员',
  format: 'household',
  minItems: 1,
  items: {
    type: 'object',
    properties: {
      name: { type: 'string', title: '姓名' },
      idNumber: { type: 'string', title: '身份证号', format: 'id-number-cn' },
    },
    required: ['name'],
  },
}

describe('answers of several parts', () => {
  test('the end of some days is not before their start; the same day is fine', () => {
    const form = formOf({ leave: DAYS }, ['leave'])
    const of = (start: string, end: string) => sentences(form, { leave: { start, end } })
    expect(of('2026-10-02', '2026-10-01')).toEqual(['leave.end: “结束日期”不能早于“开始日期”。'])
    expect(of('2026-10-02', '2026-10-02')).toEqual([])
    // A day that is none is told as that, and no more.
    expect(of('2026-10-02', '2026-02-30')).toEqual(['leave.end: “结束日期”不是一个正确的日期。'])
    expect(sentences(form, {})).toEqual([
      'leave.start: 请选择开始日期。',
      'leave.end: 请选择结束日期。',
    ])
  })

  test('one of a drawing and a name is a signature; where none is asked for, none is fine', () => {
    const asked = formOf({ sign: SIGNATURE }, ['sign'])
    for (const answers of [{}, { sign: {} }, { sign: { name: '' } }, { sign: { name: 5 } }]) {
      expect(sentences(asked, answers)).toEqual(['sign: 请在“申请人签名”签名。'])
    }
    expect(sentences(asked, { sign: { name: '王芳' } })).toEqual([])
    expect(sentences(asked, { sign: { drawing: 'f1' } })).toEqual([])
    expect(sentences(formOf({ sign: SIGNATURE }), { sign: {} })).toEqual([])
  })

  test('nobody of a household stands there twice', () => {
    const form = formOf({ people: PEOPLE }, ['people'])
    const [one, two] = [codeForSamples('id-number-cn', 1), codeForSamples('id-number-cn', 2)]
    const people = [
      { name: '甲', idNumber: one },
      { name: '乙' },
      { name: '丙', idNumber: two },
      { name: '丁', idNumber: one.toLowerCase() },
    ]
    expect(sentences(form, { people })).toEqual([
      'people.3.idNumber: “身份证号”和前面的人一样，请检查。',
    ])
    expect(sentences(form, { people: people.slice(0, 3) })).toEqual([])
    expect(sentences(form, {})).toEqual(['people: 请填写家庭成员。'])
  })

  test('an amount is told in yuan', () => {
    const fee = { type: 'integer', title: '保证金', format: 'money-fen', maximum: 123_450 } as const
    const form = formOf({ fee })
    expect(sentences(form, { fee: 123_451 })).toEqual(['fee: “保证金”不能大于1,234.50元。'])
    expect(sentences(form, { fee: '三元' })).toEqual([
      'fee: “保证金”要填金额，最多两位小数，例如 1234.50。',
    ])
    expect(sentences(form, { fee: 1.5 })).toHaveLength(1)
  })

  test('choices are counted as choices, files as files', () => {
    const choices = ['a', 'b', 'c'].map((value) => ({ const: value, title: value }))
    const many: FieldSchema = {
      ...{ type: 'array', title: '服务', minItems: 2, maxItems: 2, uniqueItems: true },
      items: { type: 'string', oneOf: choices },
    }
    const files: FieldSchema = {
      ...{ type: 'array', title: '材料', minItems: 2, maxItems: 2 },
      items: { type: 'string', format: 'linli-file', 'x-accept': ['pdf'] },
    }
    const form = formOf({ many, files })
    expect(sentences(form, { many: ['a'], files: ['1'] })).toEqual([
      'many: 请至少选2项服务。',
      'files: 请至少添加2个材料。',
    ])
    expect(sentences(form, { many: ['a', 'b', 'c'], files: ['1', '2', '3'] })).toEqual([
      'many: “服务”最多选2项。',
      'files: “材料”最多2个。',
    ])
  })

  test('what asks nothing has no answer, whatever is sent for it', () => {
    const form = formOf({ note: { type: 'null', description: '请先读。' }, a: { type: 'string' } })
    expect(checkSubmission(form, { note: 'x', a: 'y' })).toEqual({
      answers: { a: 'y' },
      problems: [],
    })
  })
})

describe('a schema is told', () => {
  const codes = (schema: FieldSchema) =>
    checkFieldSchema(schema, '').map(({ code, path }) => `${code} ${path}`)

  test.each<readonly [string, FieldSchema, readonly string[]]>([
    [
      'a format of another type',
      { type: 'string', format: 'money-fen' },
      ['field.format-type /format'],
    ],
    [
      'a text format of a number',
      { type: 'integer', format: 'date' },
      ['field.format-type /format'],
    ],
    [
      'a group without the parts of its format',
      {
        type: 'object',
        format: 'date-range',
        properties: { start: { type: 'string', format: 'date' } },
      },
      ['field.members '],
    ],
    [
      'kinds of file of what is no file',
      { type: 'string', 'x-accept': ['pdf'] },
      ['field.accept /x-accept'],
    ],
    [
      'that an answer is demanded where nothing is asked',
      { type: 'object', properties: { n: { type: 'null' } }, required: ['n'] },
      ['field.unasked /required/0'],
    ],
    ['nothing of what fits', { type: 'object', properties: { DAYS, SIGNATURE, PEOPLE } }, []],
  ])('%s', (_, schema, expected) => expect(codes(schema)).toEqual(expected))
})
