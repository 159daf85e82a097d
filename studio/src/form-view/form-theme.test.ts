import { getDefaultFormState, type RJSFSchema } from '@rjsf/utils'
import { expect, test } from 'vitest'
import { NO_DEFAULTS, NO_VALIDATOR } from './form-theme.ts'

test('consent arrives without its tick, a select without a choice, a list without rows', () => {
  const schema: RJSFSchema = {
    type: 'object',
    required: ['consent', 'danger', 'kind', 'rows'],
    properties: {
      consent: { type: 'boolean', const: true },
      danger: { type: 'boolean' },
      unit: { type: 'string', default: '元' },
      kind: { type: 'string', oneOf: [{ const: 'a', title: '甲' }] },
      rows: { type: 'array', minItems: 2, items: { type: 'string' } },
    },
  }
  const state = getDefaultFormState(NO_VALIDATOR, schema, {}, schema, false, NO_DEFAULTS)
  expect(JSON.parse(JSON.stringify(state))).toEqual({ unit: '元' })
})
