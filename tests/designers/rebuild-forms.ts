import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import { addField } from '../../studio/src/document/form/add-field.ts'
import {
  addChoice,
  choicesAt,
  type FieldChoice,
  removeChoice,
  retitleChoice,
  setChoiceValue,
} from '../../studio/src/document/form/edit-choices.ts'
import {
  FIELD_TEXTS,
  type FieldPlace,
  setDefault,
  setLimit,
  setPersonal,
  setRequired,
  setText,
  textAt,
  textPointer,
} from '../../studio/src/document/form/edit-field.ts'
import { addForm, setFormText } from '../../studio/src/document/form/edit-forms.ts'
import { RULE_PARTS, setRule } from '../../studio/src/document/form/edit-rules.ts'
import { kindOf } from '../../studio/src/document/form/field-kinds.ts'
import {
  childKeys,
  type FieldPath,
  fieldAt,
  insideOf,
  uiAt,
} from '../../studio/src/document/form/field-path.ts'
import { renameKey } from '../../studio/src/document/form/move-field.ts'
import { removeFields } from '../../studio/src/document/form/remove-field.ts'
import type { Desk } from './desk.ts'

/** Draws a form as the designer of forms does: each field from the palette, then what is said of it. */
export function rebuildForm(desk: Desk, id: string, form: FormDefinition): void {
  desk.run(addForm(desk.now(), { id, title: form.title }))
  if (form.description !== undefined) {
    desk.run(setFormText(desk.now(), id, { text: 'description', value: form.description }))
  }
  fieldsIn({ desk, id, form }, [])
  for (const rule of form.rules ?? []) {
    for (const part of RULE_PARTS) {
      const said = rule[part]
      if (said === undefined) continue
      const text = typeof said === 'string' ? { cel: said } : said
      const place = { form: id, path: rule.field.split('.') }
      desk.run(setRule(desk.now(), place, { part, ...text }))
    }
  }
}

interface Drawing {
  readonly desk: Desk
  readonly id: string
  /** What is drawn. */
  readonly form: FormDefinition
}

function fieldsIn(drawing: Drawing, container: FieldPath): void {
  const { desk, id, form } = drawing
  for (const key of childKeys(form, container)) {
    const path = [...container, key]
    const field = fieldAt(form, path)
    if (field === null) throw new Error('The field is there.')
    const kind = kindOf(field, uiAt(form, path))
    if (kind === null) throw new Error(`No kind of field is like '${path.join('.')}'.`)
    const words = { title: field.title ?? key, choices: ['甲', '乙'] }
    const slot = { container, before: null }
    const added = addField(desk.now(), { form: id, slot, kind, words })
    desk.run(added?.command)
    const own = added?.path ?? path
    if (own.at(-1) !== key) {
      desk.attempt(renameKey(desk.now(), { form: id, path: own, key })?.deed)
    }
    said(drawing, path, field)
    const inside = insideOf(form, path)
    if (inside === null) continue
    // What a location brings along is asked in its own words.
    const now = desk.now().forms[id]
    const brought = now === undefined ? [] : childKeys(now, inside)
    const paths = brought.map((each) => [...inside, each])
    if (paths.length > 0) desk.run(removeFields(desk.now(), id, paths))
    fieldsIn(drawing, inside)
  }
}

const LIMITS = [
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'pattern',
] as const

/** All that is said of a field besides its kind. */
function said({ desk, id, form }: Drawing, path: FieldPath, field: FieldSchema): void {
  const place = { form: id, path }
  for (const text of FIELD_TEXTS) {
    const told = text === 'help' ? uiAt(form, path)['ui:help'] : field[text]
    const value = textAt(form, textPointer(form, path, text), told)
    // What it is called it was called when it was added.
    if (value === null || (text === 'title' && value.en === undefined)) continue
    desk.run(setText(desk.now(), place, { text, value }))
  }
  const container = fieldAt(form, path.slice(0, -1))
  const isRequired = container?.required?.includes(path.at(-1) ?? '') ?? false
  if (isRequired) desk.run(setRequired(desk.now(), place, true))
  limits(desk, place, field)
  if (field.default !== undefined) desk.run(setDefault(desk.now(), place, field.default))
  choicesIn(desk, place, choicesAt(form, path) ?? [])
}

/** What a new field of the kind says otherwise. */
function limits(desk: Desk, place: FieldPlace, field: FieldSchema): void {
  const form = desk.now().forms[place.form]
  const had = form === undefined ? null : fieldAt(form, place.path)
  for (const limit of LIMITS) {
    const value = field[limit] ?? null
    if ((had?.[limit] ?? null) !== value) desk.run(setLimit(desk.now(), place, { limit, value }))
  }
  const mark = field['x-personal'] ?? null
  if ((had?.['x-personal'] ?? null) !== mark) desk.run(setPersonal(desk.now(), place, mark))
}

function choicesIn(desk: Desk, place: FieldPlace, wanted: readonly FieldChoice[]): void {
  const had = () => {
    const form = desk.now().forms[place.form]
    return (form === undefined ? null : choicesAt(form, place.path)) ?? []
  }
  if (wanted.length === 0) return
  for (const { title, value } of wanted) {
    desk.run(addChoice(desk.now(), place, title['zh-CN']))
    const index = had().length - 1
    if (had()[index]?.value !== value) {
      // Another one that came with the field may have this value still.
      const taken = had().findIndex((each) => each.value === value)
      if (taken !== -1) {
        desk.run(removeChoice(desk.now(), place, taken))
        const moved = had().length - 1
        desk.attempt(setChoiceValue(desk.now(), place, { index: moved, value: String(value) }))
      } else desk.attempt(setChoiceValue(desk.now(), place, { index, value: String(value) }))
    }
    const at = had().length - 1
    if (title.en !== undefined) desk.run(retitleChoice(desk.now(), place, { index: at, title }))
  }
  while (had().length > wanted.length) desk.run(removeChoice(desk.now(), place, 0))
}
