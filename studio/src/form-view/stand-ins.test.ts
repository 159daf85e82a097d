import { parseDefinition } from '@linli/schemas/parse-definition'
import { expect, test } from 'vitest'
import { readTemplate } from '../../../tests/scenarios/read-templates.ts'
import { createShallowAllOfMerge } from './no-merging.ts'

const complaint = readTemplate('complaint')

/** The complaint with one more thing said in a field of its form. */
function saying(more: object): unknown {
  const forms = Object.entries(complaint.forms ?? {}).map(([id, form]) => {
    const properties = Object.entries(form.schema.properties).map(([field, schema]) => [
      field,
      { ...schema, ...more },
    ])
    return [id, { ...form, schema: { ...form.schema, properties: Object.fromEntries(properties) } }]
  })
  return { ...complaint, forms: Object.fromEntries(forms) }
}

test('no form may have what RJSF is built without', () => {
  expect(parseDefinition(saying({})).kind).toBe('parsed')
  for (const more of [{ $ref: '#/a' }, { $id: 'a' }, { allOf: [] }, { patternProperties: {} }]) {
    expect(parseDefinition(saying(more)).kind, JSON.stringify(more)).not.toBe('parsed')
  }
  expect(createShallowAllOfMerge()).toThrow()
})
