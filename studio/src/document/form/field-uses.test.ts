import { checkDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { valueAt } from '@linli/schemas/json-pointer'
import { patchJson } from '@linli/schemas/patch-json'
import { expect, test } from 'vitest'
import { edited, templateOf } from '../../../../tests/support/edit-definition.ts'
import { allPaths } from './field-path.ts'
import { usesOfField } from './field-uses.ts'
import { removeFields } from './remove-field.ts'

const COMPLAINT = templateOf('complaint')
const told = (definition: Definition, form: string, ...path: readonly string[]) =>
  usesOfField(definition, form, path).map(
    ({ kind, path: at, error }) => `${error === null ? 'stands' : 'breaks'} ${kind} ${at}`,
  )

test('rules, conditions, values, access, rights and scenarios that name a field are told, and what breaks without it', () => {
  const definition = edited(
    COMPLAINT,
    { set: '/tasks/triage/fields', to: { question: 'hidden' } },
    { set: '/tasks/triage/reads', to: ['triage.question'] },
    // Its own rule stands before the one that names it.
    {
      set: '/forms/triage/rules/3/requiredWhen',
      to: "form.question == '' && form.decision == 'grid'",
    },
  )
  const uses = told(definition, 'triage', 'question')
  expect(uses).toContain('breaks rule /forms/triage/rules/3/requiredWhen')
  expect(uses).toContain('stands access /tasks/triage/fields/question')
  expect(uses).toContain('stands right /tasks/triage/reads/0')
  expect(uses.filter((use) => use.includes(' scenario ')).length).toBeGreaterThan(0)
  expect(uses.filter((use) => use.includes('/rules/0/'))).toEqual([])
})

test('a condition of the flow breaks with the field that it asks for', () => {
  const uses = told(COMPLAINT, 'triage', 'decision')
  expect(uses.filter((use) => use.startsWith('breaks condition /machine/')).length).toBeGreaterThan(
    3,
  )
  expect(uses).toContain('breaks rule /forms/triage/rules/0/visibleWhen')
})

test('what reads a field by a way that no renaming finds is told by its error', () => {
  const definition = edited(COMPLAINT, {
    set: '/forms/triage/rules/0/visibleWhen',
    to: "form['explanation'] != ''",
  })
  expect(told(definition, 'triage', 'explanation')).toContain(
    'breaks rule /forms/triage/rules/0/visibleWhen',
  )
})

test.each(['complaint', 'dog-registration'])(
  '%s: every use stands at a place of the definition, and a field without uses is missed by nothing',
  (template) => {
    const definition = templateOf(template)
    const errors = checkDefinition(definition).filter(({ severity }) => severity === 'error')
    expect(errors).toEqual([])
    for (const [id, form] of Object.entries(definition.forms)) {
      for (const path of allPaths(form)) {
        const uses = usesOfField(definition, id, path)
        for (const use of uses) expect(valueAt(definition, use.path), use.path).toBeDefined()
        const command = removeFields(definition, id, [path])
        const left = patchJson(
          definition as unknown as JsonValue,
          command?.patch ?? [],
        ) as unknown as Definition
        const broken = checkDefinition(left).filter(({ severity }) => severity === 'error')
        expect(broken.length > 0, `${id} ${path.join('.')}`).toBe(
          uses.some(({ error }) => error !== null),
        )
      }
    }
  },
  60_000,
)
