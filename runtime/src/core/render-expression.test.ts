import type { FieldSchema } from '@linli/schemas/form-definition'
import { describe, expect, test } from 'vitest'
import type { ExpressionNames } from './expression-names.ts'
import { namesOfSchema, namesOfTypes } from './expression-names.ts'
import { FUNCTIONS } from './expression-profile.ts'
import { INT, STRING, structOf } from './expression-types.ts'
import { renderExpression } from './render-expression.ts'

/** A field with its English beside its Chinese: `中文|English`. */
const text = (title: string, more: Partial<FieldSchema> = {}): FieldSchema => ({
  type: 'string',
  title,
  ...more,
})

const SCHEMA: FieldSchema = {
  type: 'object',
  properties: {
    level: text('紧急程度|Urgency', {
      oneOf: [
        { const: 'low', title: '低|low' },
        { const: 'high', title: '高|high' },
      ],
    }),
    returns: { type: 'integer', title: '已退回次数|Times sent back' },
    price: { type: 'number', title: '金额|Amount' },
    urgent: { type: 'boolean', title: '加急|Rush' },
    note: text('说明|Note'),
    phone: text('电话|Phone'),
    photos: { type: 'array', title: '照片|Photos', items: { type: 'string' } },
    called: {
      type: 'array',
      title: '已拨打|Called',
      items: {
        type: 'string',
        oneOf: [
          { const: '119', title: '火警119|Fire 119' },
          { const: '110', title: '报警110|Police 110' },
        ],
      },
    },
    rows: {
      type: 'array',
      title: '明细|Lines',
      items: {
        type: 'object',
        properties: { item: text('名称|Name'), n: { type: 'integer', title: '数量|Count' } },
      },
    },
    place: {
      type: 'object',
      title: '位置|Place',
      properties: { text: text('具体位置|Exact place') },
    },
  },
}

/** Splits every title of a schema in two: the schema in Chinese, the translations beside it. */
function split(schema: FieldSchema): { schema: FieldSchema; en: Record<string, string> } {
  const en: Record<string, string> = {}
  const visit = (value: unknown, pointer: string): unknown => {
    if (typeof value === 'string' && pointer.endsWith('/title')) {
      const [zh = '', english = zh] = value.split('|')
      en[pointer] = english
      return zh
    }
    if (Array.isArray(value)) return value.map((each, index) => visit(each, `${pointer}/${index}`))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, visit(each, `${pointer}/${key}`)]),
    )
  }
  return { schema: visit(schema, '/schema') as FieldSchema, en }
}

const { schema, en } = split(SCHEMA)
const instant = (zh: string, english: string) => ({
  kind: 'int' as const,
  isInstant: true as const,
  title: { 'zh-CN': zh, en: english },
})
const NAMES: ExpressionNames = {
  context: { ...namesOfSchema(schema, { en }), isFrame: true },
  event: {
    kind: 'struct',
    title: null,
    isFrame: true,
    fields: { at: instant('发生时间', 'Time'), before: instant('上次时间', 'Time before') },
  },
}

const SENTENCES: readonly (readonly [cel: string, zh: string, en: string])[] = [
  [
    'context.level == "high" && context.returns >= 2',
    '紧急程度 = 高 且 已退回次数 ≥ 2',
    'Urgency = high and Times sent back ≥ 2',
  ],
  ['context.level != "high"', '紧急程度 ≠ 高', 'Urgency ≠ high'],
  ['"high" == context.level', '紧急程度 = 高', 'Urgency = high'],
  ['2 <= context.returns', '已退回次数 ≥ 2', 'Times sent back ≥ 2'],
  ['context.returns < 2', '已退回次数 < 2', 'Times sent back < 2'],
  ['context.returns <= 2', '已退回次数 ≤ 2', 'Times sent back ≤ 2'],
  ['context.returns > 2', '已退回次数 > 2', 'Times sent back > 2'],
  ['context.note == ""', '说明 是空的', 'Note is empty'],
  ['context.note != ""', '说明 不是空的', 'Note is not empty'],
  ['context.urgent', '加急 = 是', 'Rush = yes'],
  ['!context.urgent', '加急 = 否', 'Rush = no'],
  ['context.urgent == false', '加急 = 否', 'Rush = no'],
  ['!(context.level == "high")', '紧急程度 ≠ 高', 'Urgency ≠ high'],
  ['!(context.returns < 2)', '并非（已退回次数 < 2）', 'not (Times sent back < 2)'],
  ['!!context.urgent', '加急 = 是', 'Rush = yes'],
  [
    '!(context.urgent && context.returns > 1)',
    '并非（加急 = 是 且 已退回次数 > 1）',
    'not (Rush = yes and Times sent back > 1)',
  ],
  [
    'context.urgent || context.returns > 1 && context.price > 2.5',
    '加急 = 是 或（已退回次数 > 1 且 金额 > 2.5）',
    'Rush = yes or (Times sent back > 1 and Amount > 2.5)',
  ],
  [
    '(context.urgent || context.returns > 1) && context.price > 2.5',
    '（加急 = 是 或 已退回次数 > 1）且 金额 > 2.5',
    '(Rush = yes or Times sent back > 1) and Amount > 2.5',
  ],
  [
    'context.urgent && (context.returns > 1 && context.price > 2.5)',
    '加急 = 是 且 已退回次数 > 1 且 金额 > 2.5',
    'Rush = yes and Times sent back > 1 and Amount > 2.5',
  ],
  ['has(context.phone)', '电话 已填写', 'Phone is answered'],
  ['!has(context.phone)', '电话 没有填写', 'Phone is not answered'],
  ['has(context.place.text)', '位置 · 具体位置 已填写', 'Place · Exact place is answered'],
  [
    'context.place.text == "三单元"',
    '位置 · 具体位置 = “三单元”',
    'Place · Exact place = “三单元”',
  ],
  ['size(context.photos) == 0', '照片的项数 = 0', 'number of Photos = 0'],
  ['context.note.size() > 10', '说明的字数 > 10', 'length of Note > 10'],
  ['context.note.contains("漏水")', '说明 包含 “漏水”', 'Note contains “漏水”'],
  ['!context.note.contains("漏水")', '说明 不包含 “漏水”', 'Note does not contain “漏水”'],
  ['context.phone.startsWith("138")', '电话 以 “138” 开头', 'Phone starts with “138”'],
  ['!context.phone.startsWith("138")', '电话 不以 “138” 开头', 'Phone does not start with “138”'],
  ['context.phone.endsWith("8")', '电话 以 “8” 结尾', 'Phone ends with “8”'],
  ['!context.phone.endsWith("8")', '电话 不以 “8” 结尾', 'Phone does not end with “8”'],
  ['context.level in ["low", "high"]', '紧急程度 是 低、高 之一', 'Urgency is one of low, high'],
  [
    '!(context.level in ["low", "high"])',
    '紧急程度 不是 低、高 之一',
    'Urgency is none of low, high',
  ],
  ['context.level in ["high"]', '紧急程度 = 高', 'Urgency = high'],
  ['!(context.level in ["high"])', '紧急程度 ≠ 高', 'Urgency ≠ high'],
  ['context.level in []', '空列表 包含 紧急程度', 'an empty list contains Urgency'],
  ['"119" in context.called', '已拨打 包含 火警119', 'Called contains Fire 119'],
  ['!("119" in context.called)', '已拨打 不包含 火警119', 'Called does not contain Fire 119'],
  ['context.phone in context.photos', '照片 包含 电话', 'Photos contains Phone'],
  [
    'context.rows.exists(r, r.n > 2 && r.item == "灯")',
    '明细中至少有一项满足（数量 > 2 且 名称 = “灯”）',
    'at least one of Lines satisfies (Count > 2 and Name = “灯”)',
  ],
  [
    '!context.rows.exists(r, r.n > 2)',
    '明细中没有一项满足（数量 > 2）',
    'none of Lines satisfies (Count > 2)',
  ],
  [
    'context.rows.all(r, has(r.n))',
    '明细的每一项都满足（数量 已填写）',
    'every one of Lines satisfies (Count is answered)',
  ],
  [
    '!context.rows.all(r, has(r.n))',
    '明细中不是每一项都满足（数量 已填写）',
    'not every one of Lines satisfies (Count is answered)',
  ],
  [
    'context.rows.exists_one(r, r.n == 1)',
    '明细中恰好有一项满足（数量 = 1）',
    'exactly one of Lines satisfies (Count = 1)',
  ],
  [
    '!context.rows.exists_one(r, r.n == 1)',
    '明细中不是恰好有一项满足（数量 = 1）',
    'not exactly one of Lines satisfies (Count = 1)',
  ],
  [
    'context.photos.exists(p, p == "a")',
    '照片中至少有一项满足（该项 = “a”）',
    'at least one of Photos satisfies (the item = “a”)',
  ],
  [
    'context.rows.all(a, context.rows.exists(b, b.n == a.n + 1))',
    '明细的每一项都满足（明细中至少有一项满足（数量 = 外层该项 · 数量 + 1））',
    'every one of Lines satisfies (at least one of Lines satisfies (Count = the outer item · Count + 1))',
  ],
  [
    'context.called.exists(c, c == "119")',
    '已拨打中至少有一项满足（该项 = 火警119）',
    'at least one of Called satisfies (the item = Fire 119)',
  ],
  [
    'context.rows.filter(r, r.n > 2).size() >= 1',
    '明细中满足（数量 > 2）的各项的项数 ≥ 1',
    'number of those of Lines that satisfy (Count > 2) ≥ 1',
  ],
  ['context.rows.map(r, r.item)', '明细逐项的 名称', 'Name of each of Lines'],
  [
    'context.rows.map(r, r.n > 1, r.item)',
    '明细中满足（数量 > 1）的各项逐项的 名称',
    'Name of each of those of Lines that satisfy (Count > 1)',
  ],
  [
    'context.rows.filter(r, r.n > 2)',
    '明细中满足（数量 > 2）的各项',
    'those of Lines that satisfy (Count > 2)',
  ],
  [
    'context.rows.map(r, r.item)[0] == "灯"',
    '明细逐项的 名称的第 1 项 = “灯”',
    'item 1 of Name of each of Lines = “灯”',
  ],
  ['context.rows[0].n > 1', '明细的第 1 项 · 数量 > 1', 'item 1 of Lines · Count > 1'],
  [
    'context.urgent ? "急" : "平"',
    '若 加急 = 是，则 “急”，否则 “平”',
    'if Rush = yes, then “急”, otherwise “平”',
  ],
  [
    '(context.returns > 1 ? 1 : 2) + 1',
    '（若 已退回次数 > 1，则 1，否则 2）+ 1',
    '(if Times sent back > 1, then 1, otherwise 2) + 1',
  ],
  [
    'context.urgent ? 1 : context.returns > 2 ? 2 : 3',
    '若 加急 = 是，则 1，否则（若 已退回次数 > 2，则 2，否则 3）',
    'if Rush = yes, then 1, otherwise (if Times sent back > 2, then 2, otherwise 3)',
  ],
  ['context.returns + 1 - 2', '已退回次数 + 1 − 2', 'Times sent back + 1 − 2'],
  ['context.returns - (1 + 2)', '已退回次数 −（1 + 2）', 'Times sent back − (1 + 2)'],
  ['(context.returns + 1) * 3', '（已退回次数 + 1）× 3', '(Times sent back + 1) × 3'],
  ['context.returns * 2 / 3', '已退回次数 × 2 ÷ 3', 'Times sent back × 2 ÷ 3'],
  [
    'context.returns % 2 == 0',
    '已退回次数 除以 2 的余数 = 0',
    'remainder of Times sent back ÷ 2 = 0',
  ],
  ['-context.returns < -2', '−已退回次数 < −2', '−Times sent back < −2'],
  ['context.price * 1.5 > 10.0', '金额 × 1.5 > 10', 'Amount × 1.5 > 10'],
  ['context.note + "!"', '说明 接上 “!”', 'Note followed by “!”'],
  ['context.photos + ["a"]', '照片 接上（“a”）', 'Photos followed by (“a”)'],
  ['string(context.returns)', '已退回次数（写成文字）', 'Times sent back (as text)'],
  ['int(context.price)', '金额（取整数）', 'Amount (as a whole number)'],
  [
    'double(context.returns) > 2.5',
    '已退回次数（按小数）> 2.5',
    'Times sent back (as a decimal) > 2.5',
  ],
  [
    'context.note.trim() == ""',
    '说明（去掉首尾空格）是空的',
    'Note (without spaces around it) is empty',
  ],
  ['context.note.lowerAscii()', '说明（字母小写）', 'Note (in lower case)'],
  ['context.note.upperAscii()', '说明（字母大写）', 'Note (in upper case)'],
  [
    'context.note.indexOf("a") >= 0',
    '说明中 “a” 之前的字数（没有则为 −1）≥ 0',
    'number of characters before “a” in Note (−1 if it is not there) ≥ 0',
  ],
  [
    'context.note.indexOf("a", 2)',
    '说明中第 2 个字之后的 “a” 之前的字数（没有则为 −1）',
    'number of characters before “a” in Note, looking after character 2 (−1 if it is not there)',
  ],
  ['context.note.substring(2)', '说明第 2 个字之后的部分', 'Note after character 2'],
  ['context.note.substring(0, 2)', '说明的前 2 个字', 'first 2 characters of Note'],
  ['context.note.split(",")', '说明按 “,” 分成的各段', 'parts of Note split at “,”'],
  ['context.photos.join()', '照片连起来', 'Photos joined'],
  ['context.photos.join(", ")', '照片用 “,” 连起来', 'Photos joined with “,”'],
  ['[1, 2]', '（1、2）', '(1, 2)'],
  ['[]', '空列表', 'an empty list'],
  ['true', '是', 'yes'],
  ['context', 'context', 'context'],
  [
    'event.at - event.before > 7200000',
    '发生时间 − 上次时间 > 2 小时',
    'Time − Time before > 2 hours',
  ],
  [
    'event.at > event.before + 2 * 86400000',
    '发生时间 > 上次时间 + 2 天',
    'Time > Time before + 2 days',
  ],
  ['event.at >= 1798761600000', '发生时间 ≥ 2027-01-01 08:00', 'Time ≥ 2027-01-01 08:00'],
  ['event.at - event.before == 0', '发生时间 − 上次时间 = 0 秒', 'Time − Time before = 0 seconds'],
  [
    '(context.urgent) == (context.returns > 1)',
    '加急 =（已退回次数 > 1）',
    'Rush = (Times sent back > 1)',
  ],
  ['context.nope == 1', 'nope = 1', 'nope = 1'],
  ['nope.x == 1', 'nope · x = 1', 'nope · x = 1'],
  ['context.note.nope(1)', 'nope(说明, 1)', 'nope(Note, 1)'],
  ['{"a": 1}', '{"a": 1}', '{"a": 1}'],
  ['context.rows == context.rows', '明细 = 明细', 'Lines = Lines'],
]

describe('renderExpression', () => {
  test.each(SENTENCES)('%s', (cel, zh, english) => {
    expect(renderExpression(cel, NAMES)).toEqual({ 'zh-CN': zh, en: english })
  })

  test('has a sentence for every function of the profile', () => {
    const spoken = (name: string) =>
      SENTENCES.some(([cel]) => new RegExp(`\\b${name}\\(`).test(cel))
    expect(FUNCTIONS.filter((name) => !spoken(name))).toEqual([])
    const calls = SENTENCES.filter(([cel]) => !cel.includes('nope'))
    expect(calls.filter(([, zh]) => FUNCTIONS.some((name) => zh.includes(`${name}(`)))).toEqual([])
  })

  test('what is malformed has no sentence', () => {
    expect(renderExpression('context.level ==', NAMES)).toBeNull()
  })

  test('a title that would end the clause is set apart, and a long one is cut', () => {
    const names: ExpressionNames = {
      form: {
        ...namesOfSchema({
          type: 'object',
          properties: {
            a: { type: 'boolean', title: '误报依据：看到了什么、谁确认的' },
            b: { type: 'boolean', title: '长'.repeat(60) },
            c: { type: 'string', oneOf: [{ const: 'x', title: '有，已拨打120' }] },
          },
        }),
        isFrame: true,
      },
    }

    const spoken = (cel: string) => renderExpression(cel, names)?.['zh-CN']
    expect(spoken('form.a')).toBe('「误报依据：看到了什么、谁确认的」 = 是')
    expect(spoken('form.b')).toBe(`${'长'.repeat(40)}… = 是`)
    expect(spoken('form.c == "x"')).toBe('c = “有，已拨打120”')
    expect(spoken(`form.c == "${'长'.repeat(90)}"`)).toBe(`c = “${'长'.repeat(40)}…”`)
  })

  test('the largest expression gives a sentence that can still be shown', () => {
    const wide = Array.from({ length: 60 }, () => 'context.returns > 1').join(' && ')
    const sentence = renderExpression(wide, NAMES)

    expect(sentence?.['zh-CN'].split(' 且 ')).toHaveLength(60)
    expect(renderExpression(`${wide} && ${wide}`, NAMES)).toBeNull()
  })

  test('without titles, keys stand in', () => {
    const names = namesOfTypes({ form: structOf({ name: STRING, n: INT }) })

    expect(renderExpression('form.name == "王" && form.n > 1', names)?.['zh-CN']).toBe(
      'name = “王” 且 n > 1',
    )
  })
})
