import { checkDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { patchJson } from '@linli/schemas/patch-json'
import { expect, test } from 'vitest'
import { edited, templateOf } from '../../../../tests/support/edit-definition.ts'
import type { Command } from '../command.ts'
import { addField } from './add-field.ts'
import { copyFields, pasteFields, pasteForeign, readCopied } from './copy-fields.ts'
import { choicesAt, moveChoice, removeChoice } from './edit-choices.ts'
import { setDefault, setKind, setLimit, setMessage } from './edit-field.ts'
import { addForm, removeForm, renameForm, usersOfForm } from './edit-forms.ts'
import { ruleAt, setRule } from './edit-rules.ts'
import { setFieldAccess } from './field-access.ts'
import { childKeys, fieldAt } from './field-path.ts'
import type { FormDeed } from './form-deed.ts'
import { moveField, renameKey } from './move-field.ts'
import { removeFields } from './remove-field.ts'

const COMPLAINT = templateOf('complaint')
const CARE = templateOf('care-order')
const errors = (definition: Definition) =>
  checkDefinition(definition).filter(({ severity }) => severity === 'error')
const after = (definition: Definition, command: Command | null | undefined): Definition => {
  if (command === null || command === undefined) throw new Error('There is a command.')
  return patchJson(definition as unknown as JsonValue, command.patch) as unknown as Definition
}
const doing = (deed: FormDeed | null | undefined): Command => {
  if (deed?.kind !== 'does') throw new Error(JSON.stringify(deed))
  return deed.command
}
const formIn = (definition: Definition, id: string) => {
  const form = definition.forms[id]
  if (form === undefined) throw new Error('There is a form.')
  return form
}

test('a key that guards, rules, scenarios and translations name is renamed in all of them', () => {
  const renamed = renameKey(COMPLAINT, { form: 'triage', path: ['decision'], key: 'choice' })
  const now = after(COMPLAINT, doing(renamed?.deed))
  expect(errors(now)).toEqual([])
  expect(JSON.stringify(now.machine)).toContain('output.form.choice')
  // Another form's field of the same name keeps it.
  expect(JSON.stringify(now.machine)).toContain("output.form.decision == 'accept'")
  const { i18n, required, ui } = { ...formIn(now, 'triage'), ...formIn(now, 'triage').schema }
  expect(required).toContain('choice')
  expect(ui?.['ui:order']).toEqual(expect.arrayContaining(['choice']))
  expect(i18n?.en?.['/schema/properties/choice/oneOf/0/title']).toBeDefined()
})

test('a key cannot be taken twice, nor be one that an expression has no way to name', () => {
  const rename = (key: string) => renameKey(COMPLAINT, { form: 'triage', path: ['decision'], key })
  expect(rename('question')).toBeNull()
  expect(rename('处理方式')).toBeNull()
  expect(rename('has__x')).toBeNull()
})

test('a field goes into a group and out again, and what named it follows', () => {
  const into = moveField(CARE, {
    form: 'order',
    path: ['mode'],
    to: { container: ['address'], before: null },
  })
  const inside = after(CARE, doing(into?.deed))
  expect(into?.path).toEqual(['address', 'mode'])
  expect(errors(inside)).toEqual([])
  expect(JSON.stringify(formIn(inside, 'order').rules)).toContain('form.address.mode')
  const out = moveField(inside, {
    form: 'order',
    path: ['address', 'mode'],
    to: { container: [], before: 'start' },
  })
  const back = after(inside, doing(out?.deed))
  expect(formIn(back, 'order').rules).toEqual(formIn(CARE, 'order').rules)
  expect(childKeys(formIn(back, 'order'), [])).toEqual(childKeys(formIn(CARE, 'order'), []))
})

test('a field that a rule names is not moved into a list, where no rule can name it', () => {
  const added = addField(CARE, {
    form: 'order',
    slot: { container: [], before: null },
    kind: 'list',
    words: { title: '明细' },
  })
  const now = after(CARE, added?.command)
  const moved = moveField(now, {
    form: 'order',
    path: ['mode'],
    to: { container: ['mx', 'items'], before: null },
  })
  expect(moved?.deed.kind).toBe('refused')
})

test('choices take their translations along', () => {
  const place = { form: 'triage', path: ['decision'] }
  const titles = (definition: Definition) =>
    choicesAt(formIn(definition, 'triage'), ['decision'])?.map(({ title }) => title.en)
  const [first, second, ...rest] = titles(COMPLAINT) ?? []
  const moved = after(COMPLAINT, moveChoice(COMPLAINT, place, { index: 0, to: 1 }))
  expect(titles(moved)).toEqual([second, first, ...rest])
  const less = after(moved, removeChoice(moved, place, 0))
  expect(titles(less)).toEqual([first, ...rest])
})

test('copies have keys of their own, and rules among them speak of the copies', () => {
  const order = formIn(CARE, 'order')
  const copied = copyFields(order, [['mode'], ['start']])
  const pasted = pasteFields(CARE, {
    form: 'order',
    slot: { container: [], before: null },
    copied,
  })
  const now = after(CARE, pasted?.command)
  const [mode, start] = pasted?.paths ?? []
  expect(start).not.toEqual(['start'])
  const rule = ruleAt(formIn(now, 'order'), start ?? [], 'visibleWhen')
  expect(rule?.cel).toContain(`form.${mode?.[0]}`)
  expect(errors(now)).toEqual([])
})

test('a removed field takes its rules, translations and rights along', () => {
  const now = after(CARE, removeFields(CARE, 'order', [['start']]))
  const order = formIn(now, 'order')
  expect(fieldAt(order, ['start'])).toBeNull()
  expect(order.rules?.some(({ field }) => field === 'start')).toBe(false)
  expect(JSON.stringify(order.i18n)).not.toContain('/properties/start/')
})

test('a form that is used is neither removed nor renamed; one that is not is both', () => {
  const users = usersOfForm(COMPLAINT, 'triage')
  expect(users.length).toBeGreaterThan(0)
  expect(removeForm(COMPLAINT, 'triage')).toEqual({ kind: 'refused', reasons: users })
  expect(renameForm(COMPLAINT, { id: 'triage', to: 'other' })?.kind).toBe('refused')
  const more = after(COMPLAINT, addForm(COMPLAINT, { id: 'xb', title: { 'zh-CN': '新表' } }))
  const renamed = after(more, doing(renameForm(more, { id: 'xb', to: 'other' })))
  expect(Object.keys(renamed.forms)).toContain('other')
  expect(after(renamed, doing(removeForm(renamed, 'other'))).forms).toEqual(COMPLAINT.forms)
})

test('a form is used by who reads its sensitive answers, and by scenarios that fill it in', () => {
  const id = { id: 'xb', title: { 'zh-CN': '新表' } }
  const more = after(COMPLAINT, addForm(COMPLAINT, id))
  const [task] = Object.keys(more.tasks)
  const [scenario] = more.scenarios
  if (task === undefined || scenario === undefined) throw new Error('The template has both.')
  const submit = { form: 'xb', by: 'a1', answers: {} }
  const used: Definition = {
    ...more,
    tasks: { ...more.tasks, [task]: { ...more.tasks[task], reads: ['xbx.a', 'xb.a'] } as never },
    scenarios: [{ ...scenario, steps: [...scenario.steps, { submit }] }],
  }
  const places = [`/tasks/${task}/reads/1`, `/scenarios/0/steps/${scenario.steps.length}`]
  expect(usersOfForm(used, 'xb').map(({ path }) => path)).toEqual(places)
  expect(removeForm(used, 'xb')?.kind).toBe('refused')
})

test('what somebody else wrote is pasted only where a definition is left', () => {
  const form = formIn(CARE, 'order')
  const deed = { form: 'order', slot: { container: [], before: null } } as const
  for (const [key] of Object.entries(form.schema.properties)) {
    const copied = copyFields(form, [[key]])
    expect(pasteForeign(CARE, { ...deed, copied }), key).toEqual(
      pasteFields(CARE, { ...deed, copied }),
    )
  }
  const copied = copyFields(form, [['note']])
  const [field] = copied.fields
  if (field === undefined) throw new Error('The template has the field.')
  for (const wrong of [
    { schema: { ...field.schema, colour: 'red' } },
    { schema: { ...field.schema, title: 7 } },
    { rules: [{ field: 'note', visibleWhen: 7 }] },
    { english: { schema: { '': 'x'.repeat(100_000) }, ui: {} } },
  ]) {
    const read = readCopied(JSON.stringify({ ...copied, fields: [{ ...field, ...wrong }] }))
    if (read === null) throw new Error('It says that it is copied fields.')
    expect(pasteForeign(CARE, { ...deed, copied: read }), JSON.stringify(wrong).slice(0, 60)).toBe(
      'refused',
    )
  }
})

test('a consent is never given beforehand', () => {
  const asked = addField(COMPLAINT, {
    form: 'triage',
    slot: { container: [], before: null },
    kind: 'checkbox',
    words: { title: '告知' },
  })
  const now = after(COMPLAINT, asked?.command)
  const place = { form: 'triage', path: asked?.path ?? [] }
  const prefilled = after(now, setDefault(now, place, true))
  const consent = after(prefilled, doing(setKind(prefilled, place, 'consent')))
  expect(fieldAt(formIn(consent, 'triage'), place.path)).toEqual({
    type: 'boolean',
    title: '告知',
    const: true,
  })
  expect(setDefault(consent, place, true)).toBeNull()
})

test('the last part of a rule takes the rule along', () => {
  const place = { form: 'triage', path: ['question'] }
  const before = formIn(COMPLAINT, 'triage').rules?.length ?? 0
  const once = after(COMPLAINT, setRule(COMPLAINT, place, { part: 'visibleWhen', cel: '' }))
  expect(formIn(once, 'triage').rules).toHaveLength(before)
  const twice = after(once, setRule(once, place, { part: 'requiredWhen', cel: '' }))
  expect(formIn(twice, 'triage').rules).toHaveLength(before - 1)
})

test('a field is placed among those that the star stands for, and the star stays', () => {
  const starred = edited(COMPLAINT, { set: '/forms/triage/ui/ui:order', to: ['*', 'explanation'] })
  const to = { container: [], before: 'refusal' }
  const moved = moveField(starred, { form: 'triage', path: ['explanation'], to })
  const form = formIn(after(starred, doing(moved?.deed)), 'triage')
  expect(form.ui?.['ui:order']).toEqual([
    'decision',
    'category',
    'publicHazard',
    'question',
    'explanation',
    '*',
  ])
  expect(childKeys(form, []).slice(4)).toEqual(['explanation', 'refusal', 'otherPath'])
})

test('what tasks may do with a field is set by the cell or the column, follows its key and goes with it', () => {
  const column = ['question', 'explanation'].map((field) => ({ task: 'triage', field }))
  const hidden = after(COMPLAINT, setFieldAccess(COMPLAINT, column, 'hidden'))
  expect(hidden.tasks['triage']?.fields).toEqual({ question: 'hidden', explanation: 'hidden' })
  expect(setFieldAccess(hidden, column, 'hidden')).toBeNull()
  expect(setFieldAccess(COMPLAINT, column, null)).toBeNull()

  const renamed = renameKey(hidden, { form: 'triage', path: ['question'], key: 'asked' })
  const now = after(hidden, doing(renamed?.deed))
  expect(now.tasks['triage']?.fields).toEqual({ asked: 'hidden', explanation: 'hidden' })
  const less = after(now, removeFields(now, 'triage', [['asked']]))
  expect(less.tasks['triage']?.fields).toEqual({ explanation: 'hidden' })
  // The last one takes the list along.
  const none = after(less, setFieldAccess(less, [{ task: 'triage', field: 'explanation' }], null))
  expect(none.tasks['triage']).not.toHaveProperty('fields')
})

test('the sentence of a limit has its translation, and goes with the limit, with another kind and with the field', () => {
  const place = { form: 'report', path: ['description'] }
  const said = (definition: Definition) => ({
    zh: fieldAt(formIn(definition, 'report'), place.path)?.['x-messages'],
    en: Object.entries(formIn(definition, 'report').i18n?.en ?? {}).filter(([pointer]) =>
      pointer.includes('x-messages'),
    ),
  })
  const value = { 'zh-CN': '请多写几个字。', en: 'Write a little more.' }
  const spoken = after(COMPLAINT, setMessage(COMPLAINT, place, { limit: 'minLength', value }))
  expect(said(spoken)).toEqual({
    zh: { minLength: '请多写几个字。' },
    en: [['/schema/properties/description/x-messages/minLength', 'Write a little more.']],
  })
  const own = checkDefinition(spoken).filter(({ path }) => path.includes('x-messages'))
  expect(own).toEqual([])

  const silent = { zh: undefined, en: [] }
  expect(said(after(spoken, setLimit(spoken, place, { limit: 'minLength', value: null })))).toEqual(
    silent,
  )
  const emptied = { limit: 'minLength', value: { 'zh-CN': '' } } as const
  expect(said(after(spoken, setMessage(spoken, place, emptied)))).toEqual(silent)
  expect(said(after(spoken, removeFields(spoken, 'report', [place.path]))).en).toEqual([])
  // A short text keeps its limits, a choice has none.
  expect(said(after(spoken, doing(setKind(spoken, place, 'text')))).zh).toEqual(said(spoken).zh)
})
