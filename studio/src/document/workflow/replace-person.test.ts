import { expect, test } from 'vitest'
import { edited, templateOf } from '../../../../tests/support/edit-definition.ts'
import { replacePerson, rulesNaming } from './replace-person.ts'

const GONE = { strategy: 'person', account: 'gone' } as const
const AT = [
  '/tasks/triage/assign/0',
  '/tasks/handle-grid/extension/decide/0',
  '/machine/states/intake/entry/0/params/to',
]

test('another person stands wherever a rule named the one who left, and nothing else is touched', () => {
  const named = edited(templateOf('complaint'), ...AT.map((set) => ({ set, to: GONE })))
  expect(rulesNaming(named, 'gone')).toBe(AT.length)
  const after = replacePerson(named, 'gone', 'new')
  expect(rulesNaming(after, 'gone')).toBe(0)
  expect(rulesNaming(after, 'new')).toBe(AT.length)
  expect(after).toEqual(edited(named, ...AT.map((at) => ({ set: `${at}/account`, to: 'new' }))))
  expect(after.tasks['verify']).toBe(named.tasks['verify'])
  expect(replacePerson(after, 'gone', 'new').machine).toBe(after.machine)
})
