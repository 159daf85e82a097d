import type { ObjectSchema } from '@linli/schemas/form-definition'
import { expect, test } from 'vitest'
import { pageOf, shownPages, topNames } from './use-pages.ts'

const schema: ObjectSchema = {
  type: 'object',
  required: ['place', 'consent'],
  properties: {
    place: { type: 'object', properties: { text: { type: 'string' }, node: { type: 'string' } } },
    note: { type: 'string' },
    consent: { type: 'boolean', const: true },
  },
}

test('a page asks for one top-level question; a group stays together', () => {
  expect(topNames(['place.text', 'place.node', 'note', 'consent'])).toEqual([
    'place',
    'note',
    'consent',
  ])
  const page = pageOf(schema, ['place'])
  expect(Object.keys(page.properties)).toEqual(['place'])
  expect(page.required).toEqual(['place'])
})

test('a page of an optional question asks for nothing else', () => {
  expect(pageOf(schema, ['note']).required).toEqual([])
})

test('a screen keeps the order it was given, without what is not asked at present; an empty one is left out', () => {
  const screens = [['photos'], ['place'], ['note', 'consent', 'hidden']]
  expect(shownPages(screens, ['place.text', 'place.node', 'note', 'consent'])).toEqual([
    ['place'],
    ['note', 'consent'],
  ])
  expect(pageOf(schema, ['note', 'consent']).required).toEqual(['consent'])
})
