import type { Definition } from '@linli/schemas/definition'
import {
  type FieldLimit,
  type FieldSchema,
  type FileKind,
  type FormDefinition,
  LIMITS,
  type PersonalMark,
} from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Command } from '../command.ts'
import type { EditLabel } from '../edit-history.ts'
import { containerPlace, require, unrequire } from './add-field.ts'
import type { FieldKind } from './field-kind.ts'
import { kindOf, kindsLike, newField } from './field-kinds.ts'
import {
  containerOf,
  type FieldPath,
  fieldAt,
  formPointer,
  pathText,
  schemaPointer,
  uiAt,
  uiPointer,
} from './field-path.ts'
import { does, type FormDeed, unlessItBreaks } from './form-deed.ts'
import { keysAt, type Patching, patching } from './patching.ts'
import { translationsPointer } from './remove-field.ts'

export interface FieldPlace {
  readonly form: string
  readonly path: FieldPath
}

/** The texts of a field. */
export const FIELD_TEXTS = ['title', 'description', 'help'] as const
export type FieldText = (typeof FIELD_TEXTS)[number]

/** Where a text of a field stands inside its form. */
export function textPointer(form: FormDefinition, path: FieldPath, text: FieldText): string {
  return text === 'help' ? `${uiPointer(path)}/ui:help` : `${schemaPointer(form, path)}/${text}`
}

/** A text of a form with its translation, or null where there is none. */
export function textAt(form: FormDefinition, pointer: string, chinese: unknown): LocaleText | null {
  if (typeof chinese !== 'string') return null
  const texts = form.i18n?.en ?? {}
  const en = Object.hasOwn(texts, pointer) ? texts[pointer] : undefined
  return en === undefined ? { 'zh-CN': chinese } : { 'zh-CN': chinese, en }
}

/** A text of a field in the languages that it has; an emptied one is taken out with its translation. */
export function setText(
  definition: Definition,
  place: FieldPlace,
  { text, value }: { readonly text: FieldText; readonly value: LocaleText },
): Command | null {
  return edit(
    definition,
    place,
    { key: text === 'title' ? 'fieldTitle' : 'fieldEdited', merge: text },
    (making, form) =>
      writeText(making, place.form, { pointer: textPointer(form, place.path, text), value }),
  )
}

/** Says a text at a pointer of a form, and its translation in `i18n`. */
export function writeText(
  making: Patching,
  form: string,
  { pointer, value }: { readonly pointer: string; readonly value: LocaleText },
): void {
  const english = `${translationsPointer(form)}/${escapePointer(pointer)}`
  const { 'zh-CN': chinese, en } = value
  if (chinese === '') making.remove(formPointer(form) + pointer)
  else making.put(formPointer(form) + pointer, chinese)
  if (chinese === '' || en === undefined || en === '') making.remove(english)
  else making.put(english, en)
}

export function setRequired(
  definition: Definition,
  place: FieldPlace,
  isRequired: boolean,
): Command | null {
  return edit(definition, place, { key: 'fieldEdited' }, (making, form) => {
    const { schema } = containerPlace(place.form, form, containerOf(place.path))
    const key = place.path.at(-1) ?? ''
    if (isRequired) require(making, schema, key)
    else unrequire(making, schema, key)
  })
}

/** A limit of the answer; null for none, and then for no sentence about it. */
export function setLimit(
  definition: Definition,
  place: FieldPlace,
  { limit, value }: { readonly limit: FieldLimit; readonly value: number | string | null },
): Command | null {
  return edit(definition, place, { key: 'fieldEdited', merge: limit }, (making, form) => {
    say(making, pointerOf(place, form, limit), value)
    if (value === null) forgetMessage(making, { form: place.form, path: place.path, limit })
  })
}

/** Where the sentence about a limit stands inside its form. */
export function messagePointer(form: FormDefinition, path: FieldPath, limit: FieldLimit): string {
  return `${schemaPointer(form, path)}/x-messages/${limit}`
}

/** What is said to whoever's answer is beyond a limit; emptied, the common sentence is said again. */
export function setMessage(
  definition: Definition,
  place: FieldPlace,
  { limit, value }: { readonly limit: FieldLimit; readonly value: LocaleText },
): Command | null {
  const merge = `${limit} message`
  return edit(definition, place, { key: 'fieldEdited', merge }, (making, form) => {
    const pointer = messagePointer(form, place.path, limit)
    if (value['zh-CN'] === '') forgetMessage(making, { ...place, limit })
    else writeText(making, place.form, { pointer, value })
  })
}

function forgetMessage(
  making: Patching,
  { form: id, path, limit }: FieldPlace & { readonly limit: FieldLimit },
): void {
  const form = making.now().forms[id]
  if (form === undefined) return
  const pointer = messagePointer(form, path, limit)
  writeText(making, id, { pointer, value: { 'zh-CN': '' } })
  const all = formPointer(id) + pointer.slice(0, pointer.lastIndexOf('/'))
  if (keysAt(making, all).length === 0) making.remove(all)
}

/** The kinds of file that a list of files takes; null where none is left, since then nobody could answer. */
export function setAccept(
  definition: Definition,
  place: FieldPlace,
  accept: readonly FileKind[],
): Command | null {
  if (accept.length === 0) return null
  return edit(definition, place, { key: 'fieldEdited' }, (making, form) =>
    making.put(pointerOf(place, form, 'items/x-accept'), [...accept]),
  )
}

export function setPersonal(
  definition: Definition,
  place: FieldPlace,
  mark: PersonalMark | null,
): Command | null {
  return edit(definition, place, { key: 'fieldEdited' }, (making, form) =>
    say(making, pointerOf(place, form, 'x-personal'), mark),
  )
}

/** What stands in a field before anybody answers; null for nothing. A consent never gets one. */
export function setDefault(
  definition: Definition,
  place: FieldPlace,
  value: JsonValue,
): Command | null {
  const form = definition.forms[place.form]
  const field = form === undefined ? null : fieldAt(form, place.path)
  if (field?.type === 'boolean' && field.const === true) return null
  return edit(definition, place, { key: 'fieldEdited', merge: 'default' }, (making, known) =>
    say(making, pointerOf(place, known, 'default'), value),
  )
}

/** Keywords that say something of a field whatever its kind is. */
const OF_ANY_KIND: readonly string[] = [
  ...(['title', 'description', 'x-personal', 'default', 'x-messages'] as const),
]
/** Keywords that a kind takes over from one that is like it. */
const OF_KIND: Readonly<Partial<Record<FieldKind, readonly string[]>>> = {
  text: ['pattern', 'minLength', 'maxLength'],
  textarea: ['pattern', 'minLength', 'maxLength'],
  number: ['minimum', 'maximum'],
  integer: ['minimum', 'maximum'],
  photos: ['minItems', 'maxItems'],
  video: ['minItems', 'maxItems'],
  voice: ['minItems', 'maxItems'],
  files: ['minItems', 'maxItems'],
  radio: ['oneOf'],
  select: ['oneOf'],
}

/** Another kind for a field that asks for the same sort of answer; refused where something could not go on. Null where the kinds are
 *  not alike. */
export function setKind(
  definition: Definition,
  place: FieldPlace,
  kind: FieldKind,
): FormDeed | null {
  const form = definition.forms[place.form]
  const field = form === undefined ? null : fieldAt(form, place.path)
  if (form === undefined || field === null) return null
  const former = kindOf(field, uiAt(form, place.path))
  if (former === null || former === kind || !kindsLike(former).includes(kind)) return null
  const made = patching(definition)
  const command = edit(definition, place, { key: 'fieldEdited' }, (making, known) => {
    rewrite(making, formPointer(place.form) + schemaPointer(known, place.path), { field, kind })
    const now = fieldAt(making.now().forms[place.form] ?? known, place.path)
    for (const limit of LIMITS) {
      if (now?.[limit] === undefined) forgetMessage(making, { ...place, limit })
    }
    const widget = newField(kind, { title: '' }).ui['ui:widget'] ?? null
    say(making, `${formPointer(place.form)}${uiPointer(place.path)}/ui:widget`, widget)
  })
  if (command === null) return null
  made.run(...command.patch)
  return former === 'text' || kind === 'text'
    ? does(command)
    : unlessItBreaks(definition, made.now(), command)
}

function rewrite(
  making: Patching,
  pointer: string,
  { field, kind }: { readonly field: FieldSchema; readonly kind: FieldKind },
): void {
  const { schema } = newField(kind, { title: '' })
  const kept = [...OF_ANY_KIND, ...(OF_KIND[kind] ?? [])]
  for (const keyword of Object.keys(field)) {
    const isKept = kept.includes(keyword) || Object.hasOwn(schema, keyword)
    // A tick that was given beforehand would be a consent that nobody gave.
    const isPrefilled = keyword === 'default' && kind === 'consent'
    if (!isKept || isPrefilled) making.remove(`${pointer}/${keyword}`)
  }
  for (const [keyword, value] of Object.entries(schema)) {
    const isKept = kept.includes(keyword) && keyword in field
    if (keyword !== 'title' && !isKept) making.put(`${pointer}/${keyword}`, value as JsonValue)
  }
}

/** A command that edits one field; null where the field is not there or nothing changes. */
// biome-ignore lint/complexity/useMaxParams: the definition and the place come first in every command
export function edit(
  definition: Definition,
  { form: id, path }: FieldPlace,
  label: { readonly key: EditLabel['key']; readonly merge?: string },
  change: (making: Patching, form: FormDefinition, field: FieldSchema) => void,
): Command | null {
  const form = definition.forms[id]
  const field = form === undefined ? null : fieldAt(form, path)
  if (form === undefined || field === null) return null
  const making = patching(definition)
  change(making, form, field)
  if (making.patch.length === 0) return null
  return {
    label: { key: label.key, what: field.title ?? path.at(-1) ?? '' },
    patch: making.patch,
    place: formPointer(id) + schemaPointer(form, path),
    ...(label.merge === undefined ? {} : { mergeKey: `${id} ${pathText(path)} ${label.merge}` }),
  }
}

function pointerOf({ form: id, path }: FieldPlace, form: FormDefinition, keyword: string): string {
  return `${formPointer(id)}${schemaPointer(form, path)}/${keyword}`
}

function say(making: Patching, pointer: string, value: JsonValue): void {
  if (value === null) making.remove(pointer)
  else making.put(pointer, value)
}
