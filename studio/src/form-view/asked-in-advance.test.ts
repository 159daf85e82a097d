import type { FormDefinition } from '@linli/schemas/form-definition'
import { expect, test } from 'vitest'
import { askedInAdvance } from './asked-in-advance.ts'

const form: FormDefinition = {
  title: { 'zh-CN': '点单' },
  schema: {
    type: 'object',
    required: ['phone', 'consent', 'photo'],
    properties: {
      phone: { type: 'string', title: '电话' },
      note: { type: 'string', title: '备注' },
      photo: { type: 'string', title: '证件照片' },
      consent: { type: 'boolean', title: '同意', const: true },
    },
  },
  ui: { 'ui:order': ['photo', '*'] },
  i18n: { en: { '/schema/properties/phone/title': 'Phone' } },
}

test('whoever begins is told what she must answer, in the order of the page, and no consent', () => {
  expect(askedInAdvance(form, 'zh-CN')).toEqual(['证件照片', '电话'])
  expect(askedInAdvance(form, 'en')).toEqual(['证件照片', 'Phone'])
})
