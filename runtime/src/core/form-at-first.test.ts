import type { FormDefinition } from '@linli/schemas/form-definition'
import { expect, test } from 'vitest'
import { effectiveForm } from './effective-form.ts'
import { formAtFirst } from './form-at-first.ts'
import { shapeSchema } from './shape-schema.ts'

const form: FormDefinition = {
  title: { 'zh-CN': '上报' },
  schema: {
    type: 'object',
    properties: {
      photos: { type: 'array', items: { type: 'string' } },
      said: { type: 'string' },
      place: {
        type: 'object',
        properties: { node: { type: 'string' }, floor: { type: 'string' } },
        required: ['node'],
      },
      mark: { type: 'string' },
    },
  },
  rules: [
    { field: 'said', requiredWhen: 'size(form.photos) == 0' },
    { field: 'place.floor', visibleWhen: 'form.place.node != ""' },
    { field: 'mark', compute: '"new"' },
  ],
}

test('tells how a form looks with nothing answered: what is hidden, asked for and computed', () => {
  expect(formAtFirst(form)).toEqual({
    hidden: ['place.floor'],
    required: ['said'],
    answers: { mark: 'new' },
  })
})

test('what is told draws the form as its rules do', () => {
  const told = formAtFirst(form)
  expect(told && shapeSchema(form.schema, told)).toEqual(effectiveForm(form, {}).schema)
})

test('tells nothing of a form that begins with answers of its own, wherever they stand', () => {
  const { properties } = form.schema
  const beginning = (more: object): FormDefinition => ({
    ...form,
    schema: { ...form.schema, properties: { ...properties, ...more } },
  })
  const inner = { type: 'object', properties: { node: { type: 'string', default: 'a' } } }
  expect(formAtFirst(beginning({ said: { type: 'string', default: '' } }))).toBeNull()
  expect(formAtFirst(beginning({ place: inner }))).toBeNull()
  expect(formAtFirst(beginning({ people: { type: 'array', items: inner } }))).toBeNull()
})
