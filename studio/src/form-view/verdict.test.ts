import type { FormDefinition } from '@linli/schemas/form-definition'
import { expect, test } from 'vitest'
import { answerRows } from './answer-rows.ts'
import { formNow, verdictOf } from './verdict.ts'

const form: FormDefinition = {
  title: { 'zh-CN': '点单' },
  schema: {
    type: 'object',
    properties: {
      meals: { type: 'integer', title: '几份' },
      price: { type: 'integer', title: '合计（元）' },
      asks: { type: 'boolean', title: '要送餐吗' },
      door: { type: 'string', title: '门牌' },
    },
  },
  rules: [
    { field: 'price', compute: 'form.meals * 12' },
    { field: 'door', visibleWhen: 'form.asks == true', requiredWhen: 'form.asks == true' },
  ],
}

test('a hidden field leaves the form but keeps its answer until the form is sent', () => {
  const typed = { meals: 2, asks: false, door: '3-201' }
  const now = formNow(form, typed)
  expect(now.schema.properties).not.toHaveProperty('door')
  expect(now.answers).toMatchObject({ door: '3-201' })
  expect(verdictOf(form, typed).answers).not.toHaveProperty('door')
})

test('a computed value follows its answers', () => {
  expect(formNow(form, { meals: 3 }).answers).toMatchObject({ price: 36 })
})

test('what is asked for under a condition is missed under that condition only', () => {
  const fields = (asks: boolean) =>
    verdictOf(form, { meals: 1, asks }).problems.map((problem) => problem.field)
  expect(fields(true)).toEqual(['door'])
  expect(fields(false)).toEqual([])
})

test('answers are read back with their questions; hidden ones are left out', () => {
  expect(
    answerRows(form, { meals: 2, asks: false, door: '3-201' }, { locale: 'zh-CN', masked: [] }),
  ).toEqual([
    { field: 'meals', question: '几份', answer: { kind: 'text', text: '2' } },
    { field: 'price', question: '合计（元）', answer: { kind: 'text', text: '24' } },
    { field: 'asks', question: '要送餐吗', answer: { kind: 'yes-no', yes: false } },
  ])
})
