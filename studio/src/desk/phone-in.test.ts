import { expect, test } from 'vitest'
import { phoneIn } from './phone-in.ts'

const form = {
  title: { 'zh-CN': '上报' },
  schema: {
    type: 'object',
    properties: { text: { type: 'string' }, phone: { type: 'string', format: 'phone-cn' } },
  },
}

test('the answer to the question for a phone number is found', () => {
  expect(
    phoneIn({ form, answers: { text: '13900000002', phone: '13900000001' }, masked: [] }),
  ).toBe('13900000001')
})

test('without the question, the answer or the form there is none', () => {
  expect(phoneIn({ form, answers: { text: '13900000002' }, masked: [] })).toBeNull()
  expect(phoneIn({ form: null, answers: { phone: '13900000001' }, masked: [] })).toBeNull()
  expect(phoneIn({ form, answers: null, masked: [] })).toBeNull()
})

test('a masked one is not called', () => {
  const answers = { phone: '139****0001' }
  expect(phoneIn({ form, answers, masked: ['/phone'] })).toBeNull()
})
