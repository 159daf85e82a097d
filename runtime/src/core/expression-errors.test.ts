import type { FieldSchema } from '@linli/schemas/form-definition'
import { describe, expect, test } from 'vitest'
import { checkExpression } from './check-expression.ts'
import { namesOfSchema } from './expression-names.ts'
import { createScope } from './expression-scope.ts'
import { BOOL, structOfSchema } from './expression-types.ts'

const schema: FieldSchema = {
  type: 'object',
  required: ['name', 'count'],
  properties: {
    name: { type: 'string', title: '姓名' },
    count: { type: 'integer', title: '数量' },
    age: { type: 'integer', title: '年龄' },
    urgent: { type: 'boolean' },
    photos: { type: 'array' },
    place: { type: 'object', properties: { text: { type: 'string', title: '具体位置' } } },
    rows: {
      type: 'array',
      title: '明细',
      items: { type: 'object', properties: { item: { type: 'string', title: '名称' } } },
    },
  },
}
const en = { '/schema/properties/name/title': 'Name', '/schema/properties/age/title': 'Age' }
const scope = createScope({ form: structOfSchema(schema) }, undefined, () => ({
  form: { ...namesOfSchema(schema, { en }), isFrame: true },
}))

const TAKES_YES_OR_NO = '“&&”“||”“? :”要用是/否，例如先写成比较。'

describe('a problem says where it is, whose it is, and what was meant:', () => {
  test.each([
    ['form.nam == "x"', '第 6 个字：没有叫“nam”的字段，是不是“name”（姓名）？'],
    ['has(form.nam)', '第 10 个字：没有叫“nam”的字段，是不是“name”（姓名）？'],
    // “text” is a field, but not of what was asked.
    [
      'form.text == ""',
      '第 6 个字：没有叫“text”的字段，这里有：name（姓名）、count（数量）、age（年龄）、urgent、photos、place、rows（明细）。',
    ],
    ['form.place.txt == ""', '第 12 个字：没有叫“txt”的字段，是不是“text”（具体位置）？'],
    ['form.place.name == ""', '第 12 个字：没有叫“name”的字段，这里有：text（具体位置）。'],
    [
      'form.rows.exists(r, r.itme == "x")',
      '第 23 个字：没有叫“itme”的字段，是不是“item”（名称）？',
    ],
    ['form.rows.exists(r, has(r.itme))', '第 27 个字：没有叫“itme”的字段，是不是“item”（名称）？'],
    ['form["年龄"] == 1', '第 1 个字：没有叫“年龄”的字段，是不是“age”（年龄）？'],
    ['form.姓名 == "x"', '第 6 个字附近写法不对，“姓名”写成 form.name。'],
    ['具体位置 == "x"', '第 1 个字附近写法不对，“具体位置”写成 form.place.text。'],
    ['form.name = "x"', '第 11 个字附近写法不对，“=”写成“==”。'],
    ['form.urgent and true', '第 13 个字附近写法不对，“and”写成“&&”。'],
    ['form.urgent 或 true', '第 13 个字附近写法不对，“或”写成“||”。'],
    [
      'form.age < 18',
      '第 1 个字：“年龄”（form.age）可能没有填：先用 has(form.age) 判断，或者把它设为必填。',
    ],
    [
      'true && form["age"] < 18',
      '第 9 个字：“年龄”（form.age）可能没有填：先用 has(form.age) 判断，或者把它设为必填。',
    ],
    ['form.name > 3', '“姓名”（form.name，文字）和整数之间不能用“>”。'],
    ['!form.count', '“数量”（form.count，整数）前面不能用“!”。'],
    ['true && -form.name == "x"', '第 9 个字：“姓名”（form.name，文字）前面不能用“-”。'],
    ['form.count && true', `“数量”（form.count）不是是/否：${TAKES_YES_OR_NO}`],
    ['form.count ? true : false', `第 1 个字：“数量”（form.count）不是是/否：${TAKES_YES_OR_NO}`],
    ['form.rows.all(r, r.item)', `第 18 个字：“名称”（r.item）不是是/否：${TAKES_YES_OR_NO}`],
    ['(1 + 2) && true', `第 2 个字：${TAKES_YES_OR_NO}`],
    ['has(form.name.x)', '第 5 个字：“姓名”（form.name）是文字，里面没有别的字段，也没有第几项。'],
    [
      'form.rows.item == "x"',
      '第 1 个字：“明细”（form.rows）是列表：用 exists(…)、all(…) 逐项看，或用 [0] 取一项。',
    ],
    [
      'form.name[0] == "x"',
      '第 1 个字：“姓名”（form.name）是文字，里面没有别的字段，也没有第几项。',
    ],
    ['form.count.all(x, true)', '第 1 个字：“数量”（form.count）是整数，不是列表，不能逐项看。'],
    ['has(form)', '第 5 个字：has(…) 里要写一个字段，例如 has(form.age)。'],
    [
      'form.rows.exists(r)',
      '“exists(…)”要写两部分：一项的名字和对它的要求，例如 exists(x, x != "")。',
    ],
    ['size() == 0', '第 1 个字：“size(…)”的括号里少了内容。'],
    ['string(form.rows) == ""', '第 1 个字：“string(…)”不能用在“明细”（form.rows，列表）上。'],
    ['form.urgent ? 1 : "a"', '“? :”的两边要是同一种，这里是整数和文字。'],
    ['"a" in ["a", 1]', '第 14 个字：列表里的各项要是同一种，这里有文字和整数。'],
    ['form.name == b"x"', '第 14 个字：值只能是文字、数字或是/否。'],
    ['form.name == null', '第 14 个字：这里没有“空值”；用 has(…) 判断有没有填。'],
    ['form.name.strtsWith("x")', '没有叫“strtsWith”的函数，是不是“startsWith”？'],
    ['fom.name == "x"', '第 1 个字：没有叫“fom”的变量，是不是“form”？'],
    ['1 < [][0]', '这里有没有类型的值，例如空列表里的项。'],
    ['form.name', '这里要的是是/否，这个表达式得到的是文字。'],
  ])('%s', (source, sentence) => {
    const problems = checkExpression(source, scope, [BOOL])

    expect(problems.map(({ message }) => message['zh-CN'])).toEqual([sentence])
    expect(problems.every(({ message }) => !/[\u3400-\u9fff]{5}/.test(message.en ?? '中'))).toBe(
      true,
    )
  })

  test('in English by the English title', () => {
    expect(checkExpression('form.age < 18', scope, [BOOL])[0]?.message.en).toBe(
      'Character 1: “Age” (form.age) may be unanswered: ask has(form.age) first, or make it required.',
    )
    expect(checkExpression('form.nam == ""', scope, [BOOL])[0]?.message.en).toBe(
      'Character 6: There is no field “nam”; did you mean “name” (Name)?',
    )
  })
})
