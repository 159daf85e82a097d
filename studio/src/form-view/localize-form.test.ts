import type { FormDefinition } from '@linli/schemas/form-definition'
import { expect, test } from 'vitest'
import { localizeForm } from './localize-form.ts'

const form: FormDefinition = {
  title: { 'zh-CN': '上报', en: 'Report' },
  schema: {
    type: 'object',
    properties: {
      kind: { type: 'string', title: '类别', oneOf: [{ const: 'a', title: '甲' }] },
      'a/b': { type: 'string', title: '斜杠' },
    },
  },
  ui: { kind: { 'ui:help': '不知道就选甲' } },
  i18n: {
    en: {
      '/schema/properties/kind/title': 'Kind',
      '/schema/properties/kind/oneOf/0/title': 'A',
      '/schema/properties/a~1b/title': 'Slash',
      '/ui/kind/ui:help': 'If unsure, A',
      '/schema/properties/gone/title': 'Gone',
    },
  },
}

test('texts of the locale stand where their pointers say', () => {
  const english = localizeForm(form, 'en')
  expect(english.schema.properties.kind?.title).toBe('Kind')
  expect(english.schema.properties.kind?.oneOf?.[0]).toEqual({ const: 'a', title: 'A' })
  expect(english.schema.properties['a/b']?.title).toBe('Slash')
  expect(english.ui).toEqual({ kind: { 'ui:help': 'If unsure, A' } })
})

test('a pointer to nothing invents nothing, and Chinese stays as it is', () => {
  expect(Object.keys(localizeForm(form, 'en').schema.properties)).toEqual(['kind', 'a/b'])
  expect(localizeForm(form, 'zh-CN')).toBe(form)
})
