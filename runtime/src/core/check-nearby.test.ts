import type { Definition, NearbyRule } from '@linli/schemas/definition'
import { expect, test } from 'vitest'
import { readTemplate } from '../../../tests/scenarios/read-templates.ts'
import { checkDefinition } from './check-definition.ts'
import { diffDefinitions } from './diff-definitions.ts'

const COMPLAINT = readTemplate('complaint')
const kinds = { noise: { 'zh-CN': '噪音', en: 'Noise' } }
const shown = (nearby: NearbyRule): Definition => ({ ...COMPLAINT, nearby })
const found = (definition: Definition) =>
  checkDefinition(definition).map(({ code, path }) => `${path} ${code}`)

test('the kind is a text of the context, and known', () => {
  expect(found(shown({ kind: 'category', kinds }))).toEqual([])
  expect(found(shown({ kind: 'categories', kinds }))).toEqual(['/nearby/kind name.unknown'])
  expect(found(shown({ kind: 'danger', kinds }))).toHaveLength(1)
})

test('the kind is nothing that is personal, neither by its own mark nor by what it is set from', () => {
  const { forms } = COMPLAINT
  const { report } = forms
  if (report === undefined) throw new Error('A complaint begins with a report.')
  const { properties } = report.schema
  const category = { ...properties['category'], 'x-personal': 'personal' }
  const marked = {
    ...COMPLAINT,
    forms: {
      ...forms,
      report: { ...report, schema: { ...report.schema, properties: { ...properties, category } } },
    },
  } as Definition
  expect(found(marked)).toContain('/nearby/kind nearby.personal')
})

test('what neighbours are shown is told when it changes', () => {
  const told = diffDefinitions(COMPLAINT, shown({ kind: 'category', kinds }))
  expect(told.map(({ message }) => message['zh-CN']).join()).toContain('噪音（noise）')
})
