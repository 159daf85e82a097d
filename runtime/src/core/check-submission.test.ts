import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { describe, expect, test } from 'vitest'
import { checkSubmission } from './check-submission.ts'
import { effectiveForm } from './effective-form.ts'

const FORM: FormDefinition = {
  title: { 'zh-CN': '报修', en: 'Repair' },
  schema: {
    type: 'object',
    required: ['kind', 'place', 'consent'],
    properties: {
      kind: {
        type: 'string',
        title: '类别',
        oneOf: [
          { const: 'lamp', title: '灯' },
          { const: 'other', title: '其他' },
        ],
      },
      detail: { type: 'string', title: '说明', minLength: 2, maxLength: 5 },
      place: {
        type: 'object',
        title: '位置',
        required: ['text'],
        properties: { text: { type: 'string', title: '地点' } },
      },
      phone: { type: 'string', title: '联系电话', format: 'phone-cn' },
      day: { type: 'string', title: '日期', format: 'date' },
      count: { type: 'integer', title: '数量', minimum: 1, maximum: 9 },
      price: { type: 'number', title: '单价' },
      total: { type: 'number', title: '合计' },
      photos: {
        type: 'array',
        title: '照片',
        maxItems: 2,
        uniqueItems: true,
        items: { type: 'string', format: 'linli-file' },
      },
      consent: { type: 'boolean', title: '同意书', const: true },
    },
  },
  ui: { photos: { 'ui:widget': 'photos' } },
  rules: [
    { field: 'detail', visibleWhen: 'form.kind == "other"', requiredWhen: 'form.kind == "other"' },
    { field: 'phone', visibleWhen: 'form.detail != ""' },
    {
      field: 'total',
      compute: 'has(form.count) && has(form.price) ? double(form.count) * form.price : 0.0',
    },
    {
      field: 'count',
      validate: { cel: '!has(form.count) || form.count != 4', message: { 'zh-CN': '不要四个。' } },
    },
  ],
  i18n: { en: { '/schema/properties/phone/title': 'Phone' } },
}

const GOOD: JsonObject = { kind: 'lamp', place: { text: '三单元' }, consent: true }

function problems(answers: JsonObject): string[] {
  return checkSubmission(FORM, answers).problems.map(({ field, code }) => `${field} ${code}`)
}

describe('checkSubmission', () => {
  test('keeps only declared, visible, answered values and computes the rest', () => {
    const given = {
      ...GOOD,
      count: 3,
      price: 1.5,
      total: 99,
      detail: '藏起来的',
      day: '',
      unknown: 1,
      place: { text: '三单元', hidden: 1 },
    }

    expect(checkSubmission(FORM, given)).toEqual({
      answers: { ...GOOD, count: 3, price: 1.5, total: 4.5 },
      problems: [],
    })
  })

  test('what a hidden answer made visible is hidden with it', () => {
    const given = { ...GOOD, kind: 'lamp', detail: '旧的', phone: '13900000000' }

    expect(effectiveForm(FORM, given)).toMatchObject({ hidden: ['detail', 'phone'] })
    expect(checkSubmission(FORM, given).answers).toEqual({ ...GOOD, total: 0 })
  })

  test.each<[JsonObject, string]>([
    [{ kind: 'lamp', consent: true }, 'place.text field.required'],
    [{ ...GOOD, kind: '' }, 'kind field.required'],
    [{ ...GOOD, kind: 'x' }, 'kind field.choice'],
    [{ ...GOOD, consent: false }, 'consent field.required'],
    [{ ...GOOD, kind: 'other' }, 'detail field.required'],
    [{ ...GOOD, kind: 'other', detail: '长' }, 'detail field.too-short'],
    [{ ...GOOD, kind: 'other', detail: '一二三四五六' }, 'detail field.too-long'],
    [{ ...GOOD, kind: 'other', detail: '灯坏了', phone: '110' }, 'phone field.format'],
    [{ ...GOOD, day: '2026-02-30' }, 'day field.format'],
    [{ ...GOOD, count: 0 }, 'count field.too-small'],
    [{ ...GOOD, count: 1.5 }, 'count field.type'],
    [{ ...GOOD, count: '3' }, 'count field.type'],
    [{ ...GOOD, count: 4 }, 'count field.rule'],
    [{ ...GOOD, photos: ['a', 'b', 'c'] }, 'photos field.too-many'],
    [{ ...GOOD, photos: ['a', 'a'] }, 'photos field.duplicate'],
    [{ ...GOOD, photos: ['../a'] }, 'photos.0 field.format'],
    [{ ...GOOD, photos: 'a' }, 'photos field.type'],
    [{ ...GOOD, place: '三单元' }, 'place field.type'],
  ])('%j is refused: %s', (answers, problem) => {
    expect(problems(answers)).toEqual([problem])
  })

  test('five characters are five characters, also rare ones', () => {
    expect(problems({ ...GOOD, kind: 'other', detail: '𠮷𠮷𠮷𠮷𠮷' })).toEqual([])
  })

  test('sentences say what to do in the words of the form', () => {
    const { problems: found } = checkSubmission(FORM, { kind: 'other', detail: '灯坏', phone: '1' })

    expect(found.map(({ message }) => message)).toEqual([
      { 'zh-CN': '请填写地点。', en: 'Enter “地点”.' },
      {
        'zh-CN': '“联系电话”要填11位手机号，或带区号的固定电话。',
        en: '“Phone” must be a mobile number of 11 digits or a landline with its area code.',
      },
      { 'zh-CN': '请阅读并勾选“同意书”。', en: 'Read and tick “同意书”.' },
    ])
  })

  test('a limit with a sentence of its own is told by it, in both languages, and by nothing else', () => {
    const messages = {
      minLength: '请写清楚哪里坏了。',
      maxLength: '太长了。',
      pattern: '写成 A-01。',
    }
    const code = {
      type: 'string',
      title: '编号',
      ...({ minLength: 2, maxLength: 3000, pattern: '^[A-Z]' } as const),
      'x-messages': messages,
    } as const
    const form: FormDefinition = {
      ...FORM,
      rules: [],
      schema: {
        type: 'object',
        properties: {
          rows: {
            type: 'array',
            items: {
              type: 'object',
              properties: { code },
            },
          },
        },
      },
      i18n: {
        en: { '/schema/properties/rows/items/properties/code/x-messages/minLength': 'Say where.' },
      },
    }
    const told = (answer: string) =>
      checkSubmission(form, { rows: [{ code: answer }] }).problems.map(({ message }) => message)

    expect(told('A')).toEqual([{ 'zh-CN': '请写清楚哪里坏了。', en: 'Say where.' }])
    expect(told('ab')).toEqual([{ 'zh-CN': '写成 A-01。' }])
    expect(told('A'.repeat(3001))).toEqual([{ 'zh-CN': '太长了。' }])
    // Too long for its pattern, not for its limit.
    expect(told('A'.repeat(2000))).toEqual([
      { 'zh-CN': '“编号”最多写1000个字。', en: '“编号” takes at most 1000 characters.' },
    ])
  })

  test('a long statement is named by how it begins', () => {
    const consent = { type: 'boolean', title: '我已阅读：信息只用于办理。', const: true } as const
    const form = {
      ...FORM,
      rules: [],
      schema: { type: 'object', required: ['consent'], properties: { consent } },
    } as const

    expect(checkSubmission(form, {}).problems[0]?.message['zh-CN']).toBe(
      '请阅读并勾选“我已阅读…”。',
    )
  })

  test('members of the prototype are no answers', () => {
    const given = JSON.parse('{"__proto__": {"kind": "lamp"}, "constructor": 1}')

    expect(checkSubmission(FORM, given).answers).toEqual({ total: 0 })
  })
})
