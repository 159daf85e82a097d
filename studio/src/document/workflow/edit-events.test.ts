import type { EventDeclaration } from '@linli/schemas/definition'
import { expect, test } from 'vitest'
import { readTemplate } from '../../../../tests/scenarios/read-templates.ts'
import { consequenceOf, sayConsequence } from './edit-events.ts'
import { kindsOf } from './edit-whole.ts'

const PLAIN: EventDeclaration = { title: { 'zh-CN': '撤回' }, source: 'resident' }

test('what happens then is said, read again and taken out, and the questions of the event stay', () => {
  const { events } = readTemplate('complaint')
  const asked = events['RESIDENT.UNSOLVED'] ?? PLAIN
  const said = sayConsequence(asked, { 'zh-CN': '会复核。', en: 'Looked at again.' })
  expect(consequenceOf(said)).toEqual({ 'zh-CN': '会复核。', en: 'Looked at again.' })
  expect(said.schema?.properties).toEqual(asked.schema?.properties)
  expect(said.i18n?.en?.['/schema/properties/reason/title']).toBe('What is not solved')
  const silent = sayConsequence(said, { 'zh-CN': '' })
  expect(consequenceOf(silent)).toBeNull()
  expect(silent.schema?.properties).toEqual(asked.schema?.properties)
  expect(consequenceOf(sayConsequence(PLAIN, { 'zh-CN': '不再办理。' }))).toEqual({
    'zh-CN': '不再办理。',
  })
})

test('the kinds that may be shown are the choices of the question that the field is set from', () => {
  const kinds = kindsOf(readTemplate('complaint'), 'category')
  expect(kinds['pets']).toEqual({ 'zh-CN': '宠物', en: 'Pets' })
  expect(kindsOf(readTemplate('complaint'), 'reply')).toEqual({})
})
