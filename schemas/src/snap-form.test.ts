import { expect, test } from 'vitest'
import type { FieldSchema } from './form-definition.ts'
import { snapScreens } from './snap-form.ts'

const photos: FieldSchema = { type: 'array', items: { type: 'string', format: 'linli-file' } }
const PAPER: FieldSchema = { type: 'string', format: 'linli-file', 'x-accept': ['pdf'] }
const node: FieldSchema = { type: 'string', format: 'linli-node' }
const place: FieldSchema = {
  type: 'object',
  properties: { nodeId: node, text: { type: 'string' } },
}
const text: FieldSchema = { type: 'string' }

const screensOf = (properties: Record<string, FieldSchema>) =>
  snapScreens({ schema: { type: 'object', properties } })

test('a photo, a place and little to say are three screens, whatever their order', () => {
  expect(screensOf({ say: text, place, photos, consent: { type: 'boolean' } })).toEqual([
    ['photos'],
    ['place'],
    ['say', 'consent'],
  ])
  expect(screensOf({ photo: { type: 'string', format: 'linli-file' }, node, say: text })).toEqual([
    ['photo'],
    ['node'],
    ['say'],
  ])
})

test.each([
  ['no photo', { place, say: text }],
  ['a file that is no photo', { paper: PAPER, place, say: text }],
  ['no place', { photos, say: text }],
  ['two places', { photos, place, node, say: text }],
  ['nothing to say or to agree to', { photos, place }],
  ['much to say', { photos, place, a: text, b: text, c: text, d: text }],
])('a form with %s is asked as every other form', (_, properties) => {
  expect(screensOf(properties)).toBeNull()
})

test('questions that only follow from another answer, such as for whom somebody reports, are not much to say', () => {
  const schema = {
    type: 'object' as const,
    properties: { photos, place, say: text, behalf: text, name: text, consent: text },
  }
  const rules = [{ field: 'name', visibleWhen: "form.behalf == 'yes'" }]
  expect(snapScreens({ schema })).toBeNull()
  expect(snapScreens({ schema, rules })?.[2]).toEqual(['say', 'behalf', 'name', 'consent'])
})
