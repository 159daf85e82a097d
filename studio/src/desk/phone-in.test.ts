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
  expect(phoneIn(form, { text: '13900000002', phone: '13900000001' })).toBe('13900000001')
})

test('without the question, the answer or the form there is none', () => {
  expect(phoneIn(form, { text: '13900000002' })).toBeNull()
  expect(phoneIn(null, { phone: '13900000001' })).toBeNull()
  expect(phoneIn(form, null)).toBeNull()
})
