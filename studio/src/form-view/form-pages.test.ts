import type { ObjectSchema } from '@linli/schemas/form-definition'
import { expect, test } from 'vitest'
import { pagesOf } from './form-pages.ts'

const schema: ObjectSchema = {
  type: 'object',
  required: ['place', 'consent'],
  properties: {
    intro: { type: 'null', description: '请先读。' },
    place: { type: 'object', properties: { text: { type: 'string' }, node: { type: 'string' } } },
    second: { type: 'null', format: 'page', title: '第二页' },
    note: { type: 'string' },
    consent: { type: 'boolean', const: true },
    thanks: { type: 'null', title: '谢谢' },
  },
}

test('one by one, each question has a page, with what is to be read before it; what comes last goes with the last', () => {
  expect(pagesOf({ schema, ui: {}, isOneByOne: true })).toEqual([
    ['intro', 'place'],
    ['second', 'note'],
    ['consent', 'thanks'],
  ])
})

test('a form begins its own pages, in its own order', () => {
  expect(pagesOf({ schema, ui: {}, isOneByOne: false })).toEqual([
    ['intro', 'place'],
    ['second', 'note', 'consent', 'thanks'],
  ])
  const order = { 'ui:order': ['note', 'second', '*'] }
  expect(pagesOf({ schema, ui: order, isOneByOne: false })).toEqual([
    ['note'],
    ['second', 'intro', 'place', 'consent', 'thanks'],
  ])
})

test('a form without pages is asked at once', () => {
  const { second: _, ...properties } = schema.properties
  const whole = { ...schema, properties }
  expect(pagesOf({ schema: whole, ui: {}, isOneByOne: false })).toBeUndefined()
})
