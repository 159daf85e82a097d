import type { ObjectSchema } from '@linli/schemas/form-definition'
import { expect, test } from 'vitest'
import { newFieldsOf, withFieldsOf } from './reading-schema.ts'

const KNOWN: ObjectSchema = {
  type: 'object',
  properties: {
    level: { type: 'integer', title: '水位', minimum: 0 },
    at: { type: 'object', properties: { floor: { type: 'string' } } },
  },
  required: ['level'],
}
const MESSAGE = {
  level: 3.5,
  alarm: true,
  at: { floor: '2', room: '201' },
  tags: ['a'],
  none: null,
  'bad key': 1,
}

test('what a message holds besides is added with its type, and what is known stays as it is written', () => {
  expect(newFieldsOf(KNOWN, MESSAGE)).toEqual(['alarm', 'at.room', 'tags'])
  expect(withFieldsOf(KNOWN, MESSAGE)).toEqual({
    type: 'object',
    properties: {
      level: { type: 'integer', title: '水位', minimum: 0 },
      at: { type: 'object', properties: { floor: { type: 'string' }, room: { type: 'string' } } },
      alarm: { type: 'boolean' },
      tags: { type: 'array', items: { type: 'string' } },
    },
    required: ['level'],
  })
})

test('a message that holds nothing new changes nothing', () => {
  expect(withFieldsOf(KNOWN, { level: 1, at: { floor: '1' } })).toBe(KNOWN)
})
