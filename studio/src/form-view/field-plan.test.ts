import type { ObjectSchema } from '@linli/schemas/form-definition'
import { getUiOptions, type UiSchema } from '@rjsf/utils'
import { expect, test } from 'vitest'
import { fieldOrder, planUi, widgetOf } from './field-plan.ts'

const NONE: ReadonlySet<string> = new Set()

const schema: ObjectSchema = {
  type: 'object',
  properties: {
    phone: { type: 'string', format: 'phone-cn' },
    consent: { type: 'boolean', const: true },
    danger: { type: 'boolean' },
    kind: { type: 'string', oneOf: [{ const: 'a', title: '甲' }] },
    photos: { type: 'array', items: { type: 'string', format: 'linli-file' } },
    place: {
      type: 'object',
      properties: {
        text: { type: 'string', maxLength: 50 },
        nodeId: { type: 'string', format: 'linli-node' },
      },
    },
  },
}

test('every leaf gets a widget of our theme', () => {
  const ui = planUi(schema, {}, NONE)
  expect(ui).toMatchObject({
    phone: { 'ui:widget': 'phone' },
    consent: { 'ui:widget': 'consent' },
    danger: { 'ui:widget': 'checkbox' },
    kind: { 'ui:widget': 'radio' },
    photos: { 'ui:widget': 'photos' },
    place: { text: { 'ui:widget': 'text' }, nodeId: { 'ui:widget': 'place' } },
  })
})

test('somebody of the staff is chosen by the widget for people', () => {
  const handler = { type: 'string', format: 'linli-person' } as const
  const ui = planUi({ type: 'object', properties: { handler } }, {}, NONE)
  expect(ui).toMatchObject({ handler: { 'ui:widget': 'person' } })
})

test('a widget on an object is left to its fields', () => {
  const ui = planUi(schema, { place: { 'ui:widget': 'place' } }, NONE)
  expect(ui.place).not.toHaveProperty('ui:widget')
})

test('the choice of the form wins, an unknown one does not', () => {
  expect(widgetOf({ type: 'string' }, 'textarea')).toBe('textarea')
  expect(widgetOf({ type: 'integer' }, 'holdToTalk')).toBe('number')
})

test('no other widget is drawn than the one that is planned, wherever a form names one', () => {
  const named = { 'ui:widget': 'text', 'ui:options': { widget: 'color' } }
  const { phone } = planUi(schema, { phone: named }, NONE)
  // RJSF takes the later of the two.
  expect(getUiOptions(phone as UiSchema).widget).toBe('text')
})

test('many choices become a select, few become buttons', () => {
  const choices = Array.from({ length: 8 }, (_, index) => ({ const: index, title: String(index) }))
  expect(widgetOf({ type: 'integer', oneOf: choices }, undefined)).toBe('select')
  expect(widgetOf({ type: 'integer', oneOf: choices.slice(1) }, undefined)).toBe('radio')
})

test('a computed field is read only', () => {
  const ui = planUi(schema, {}, new Set(['place.text']))
  expect(ui).toMatchObject({ place: { text: { 'ui:readonly': true } } })
})

test('the order is that of the page, with the wildcard expanded and hidden fields left out', () => {
  const order = { 'ui:order': ['photos', '*', 'consent', 'gone'] }
  expect(fieldOrder(schema, order)).toEqual([
    'photos',
    'phone',
    'danger',
    'kind',
    'place.text',
    'place.nodeId',
    'consent',
  ])
})
