import { expect, test } from 'vitest'
import { templateOf } from '../../../tests/support/edit-definition.ts'
import { checkDefinition } from './check-definition.ts'
import { renamedField, withFieldRenamed } from './rename-field.ts'

test.each([
  ["form.kind == 'a'", "form.sort == 'a'"],
  ["has(form . kind) && 'form.kind' == form.kind", "has(form.sort) && 'form.kind' == form.sort"],
  ['form.kinds + form.kind.deep', 'form.kinds + form.sort.deep'],
  ['output.form.kind + form.kind', 'output.form.kind + form.sort'],
  ['form.kind() + formx.kind', 'form.kind() + formx.kind'],
])('%s reads %s when the field has another key', (before, after) => {
  expect(withFieldRenamed(before, { variable: 'form', from: 'kind', to: 'sort' })).toBe(after)
})

test('every expression that names a field of a form is found, and none of another form', () => {
  const complaint = templateOf('complaint')
  const changes = renamedField(complaint, { form: 'triage', from: 'decision', to: 'choice' })
  expect(changes.length).toBeGreaterThan(3)
  for (const change of changes) {
    if (change.op !== 'replace') throw new Error('It is written anew.')
    expect(change.value).toContain('form.choice')
  }
  expect(renamedField(complaint, { form: 'nothing', from: 'decision', to: 'choice' })).toEqual([])
  expect(checkDefinition(complaint).filter(({ severity }) => severity === 'error')).toEqual([])
})
