import { withFieldRenamed } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema, FormDefinition, FormRule } from '@linli/schemas/form-definition'
import { isJsonObject, type JsonObject, type JsonValue } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'
import { patchJson } from '@linli/schemas/patch-json'
import type { Command } from '../command.ts'
import { haveShape, keepsShape } from '../keeps-shape.ts'
import { putField, type Slot } from './add-field.ts'
import {
  containerOf,
  type FieldPath,
  fieldAt,
  formPointer,
  isSamePath,
  isWithin,
  rulePath,
  schemaPointer,
  uiAt,
  uiPointer,
} from './field-path.ts'
import { freeKey } from './free-key.ts'
import { type Patching, patching } from './patching.ts'
import { translationsPointer } from './remove-field.ts'

/** Fields as they lie on the clipboard, with all that is said of them. */
export interface CopiedFields {
  readonly format: 'linli/fields/1'
  readonly fields: readonly CopiedField[]
}

export interface CopiedField {
  readonly key: string
  /** Dotted path of the field in its form; what the expressions of its rules call it. Null for one of a list. */
  readonly path: string | null
  readonly schema: FieldSchema
  readonly ui: JsonObject
  readonly isRequired: boolean
  readonly rules: readonly FormRule[]
  /** Pointer behind the field's schema or `ui` → English text. */
  readonly english: Readonly<Record<'schema' | 'ui', Readonly<Record<string, string>>>>
}

/** The fields of a form, each with its rules and translations. */
export function copyFields(form: FormDefinition, paths: readonly FieldPath[]): CopiedFields {
  const outer = paths.filter((path) =>
    paths.every((o) => isSamePath(o, path) || !isWithin(path, o)),
  )
  return { format: 'linli/fields/1', fields: outer.flatMap((path) => copied(form, path) ?? []) }
}

function copied(form: FormDefinition, path: FieldPath): CopiedField | null {
  const schema = fieldAt(form, path)
  const key = path.at(-1)
  if (schema === null || key === undefined) return null
  const field = rulePath(form, path)
  const rules = (form.rules ?? []).filter(
    (rule) => field !== null && isWithin(rule.field.split('.'), field.split('.')),
  )
  return {
    key,
    path: field,
    schema,
    ui: uiAt(form, path),
    isRequired: fieldAt(form, containerOf(path))?.required?.includes(key) ?? false,
    rules,
    english: {
      schema: textsBehind(form, schemaPointer(form, path)),
      ui: textsBehind(form, uiPointer(path)),
    },
  }
}

function textsBehind(form: FormDefinition, pointer: string): Record<string, string> {
  const texts = Object.entries(form.i18n?.en ?? {})
  const inside = texts.filter(([place]) => place.startsWith(`${pointer}/`))
  return Object.fromEntries(inside.map(([place, text]) => [place.slice(pointer.length), text]))
}

/** What lies on the clipboard, or null where it is none of ours. What the fields hold is checked when the definition is. */
export function readCopied(text: string): CopiedFields | null {
  const value = parsed(text)
  if (!isJsonObject(value) || value.format !== 'linli/fields/1') return null
  const { fields } = value
  const isWhole = Array.isArray(fields) && fields.length > 0 && fields.every(isCopied)
  return isWhole ? (value as unknown as CopiedFields) : null
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return null
  }
}

function isCopied(field: JsonValue): boolean {
  if (!isJsonObject(field)) return false
  const { key, path, schema, ui, rules, english } = field
  const hasTexts = isJsonObject(english) && isTexts(english.schema) && isTexts(english.ui)
  const isField = isJsonObject(schema) && typeof schema.type === 'string' && isJsonObject(ui)
  const isNamed = typeof key === 'string' && (path === null || typeof path === 'string')
  return isNamed && isField && Array.isArray(rules) && rules.every(isRule) && hasTexts
}

function isTexts(texts: JsonValue | undefined): boolean {
  return isJsonObject(texts) && Object.values(texts).every((text) => typeof text === 'string')
}

function isRule(rule: JsonValue): boolean {
  return isJsonObject(rule) && typeof rule.field === 'string'
}

/** Puts copies at a place of a form. Their keys are made anew unless they keep them, and what their rules say of each other is said of the copies; where
 *  they are then comes with it. Null where there is no such place. */
export function pasteFields(
  definition: Definition,
  { form: id, slot, copied: { fields }, keepsKeys = false }: PasteDeed,
): { readonly command: Command; readonly paths: readonly FieldPath[] } | null {
  const form = definition.forms[id]
  if (form === undefined || fieldAt(form, slot.container)?.type !== 'object') return null
  const making = patching(definition)
  const pasted = fields.map((field): Pasted => {
    const now = making.now().forms[id] ?? form
    const key = keepsKeys
      ? ownOrFreeKey(now, slot.container, field)
      : freeKey(now, slot.container, field.schema.title ?? field.key)
    putField(making, { form: id, slot, key }, field)
    return { field, path: [...slot.container, key] }
  })
  for (const each of pasted) putTexts(making, id, each)
  putRules(making, id, pasted)
  const first = pasted[0]
  if (first === undefined) return null
  const now = making.now().forms[id] ?? form
  const what = first.field.schema.title ?? first.field.key
  return {
    command: {
      label: { key: 'fieldPasted', what },
      patch: making.patch,
      place: formPointer(id) + schemaPointer(now, first.path),
    },
    paths: pasted.map(({ path }) => path),
  }
}

/** `pasteFields` of what may have been written by anybody; `'refused'` where it would leave no definition. */
export function pasteForeign(
  definition: Definition,
  deed: PasteDeed,
): ReturnType<typeof pasteFields> | 'refused' {
  if (!deed.copied.fields.every(isWhole)) return 'refused'
  const pasted = pasteFields(definition, deed)
  if (pasted === null) return null
  const after = patchJson(definition as unknown as JsonValue, pasted.command.patch)
  return keepsShape(definition, after as unknown as Definition) ? pasted : 'refused'
}

function isWhole({ key, schema, ui, rules }: CopiedField): boolean {
  const asked = { type: 'object', properties: { [key]: schema } } as const
  const form = { title: { 'zh-CN': key }, schema: asked, ui: { [key]: ui } }
  return haveShape({ forms: { copied: rules.length === 0 ? form : { ...form, rules } } })
}

export interface PasteDeed {
  readonly form: string
  readonly slot: Slot
  readonly copied: CopiedFields
  /** Fields keep their keys where those are free. */
  readonly keepsKeys?: boolean
}

/** The key of a copied field where nothing has it in a container, of whatever case; else one made of its title. */
export function ownOrFreeKey(
  form: FormDefinition,
  container: FieldPath,
  { key, schema }: Pick<CopiedField, 'key' | 'schema'>,
): string {
  const taken = Object.keys(fieldAt(form, container)?.properties ?? {})
  const isTaken = taken.some((each) => each.toLowerCase() === key.toLowerCase())
  return isTaken ? freeKey(form, container, schema.title ?? key) : key
}

interface Pasted {
  readonly field: CopiedField
  readonly path: FieldPath
}

/** The English of a copied field, where it is now. */
export function putTexts(making: Patching, id: string, { field, path }: Pasted): void {
  const form = making.now().forms[id]
  if (form === undefined) return
  const places = { schema: schemaPointer(form, path), ui: uiPointer(path) }
  for (const part of ['schema', 'ui'] as const) {
    for (const [behind, text] of Object.entries(field.english[part])) {
      making.put(`${translationsPointer(id)}/${escapePointer(places[part] + behind)}`, text)
    }
  }
}

function putRules(making: Patching, id: string, pasted: readonly Pasted[]): void {
  const form = making.now().forms[id]
  if (form === undefined) return
  const renames = pasted.flatMap(({ field, path }) => {
    const to = rulePath(form, path)
    return field.path === null || to === null ? [] : [{ from: field.path, to }]
  })
  const list = `${formPointer(id)}/rules`
  for (const { field, path } of pasted) {
    const to = rulePath(form, path)
    // No rule can name a field of a list.
    if (to === null || field.path === null) continue
    for (const rule of field.rules) {
      const own = to + rule.field.slice(field.path.length)
      const value = { ...renamedRule(rule, renames), field: own } as unknown as JsonObject
      if (making.now().forms[id]?.rules === undefined) making.put(list, [value])
      else making.put(`${list}/-`, value)
    }
  }
}

export type Renames = readonly { readonly from: string; readonly to: string }[]

/** A rule that names fields by the paths that they have now. Its own field stays as it is. */
export function renamedRule(rule: FormRule, renames: Renames): FormRule {
  const said = (cel: string) => renamedAtOnce(cel, renames)
  const { visibleWhen, requiredWhen, compute, validate } = rule
  return {
    ...rule,
    ...(visibleWhen === undefined ? {} : { visibleWhen: said(visibleWhen) }),
    ...(requiredWhen === undefined ? {} : { requiredWhen: said(requiredWhen) }),
    ...(compute === undefined ? {} : { compute: said(compute) }),
    ...(validate === undefined ? {} : { validate: { ...validate, cel: said(validate.cel) } }),
  }
}

/** All of them together: the new name of one may be the old name of another. */
function renamedAtOnce(cel: string, renames: Renames): string {
  // What is inside of another one first: its path begins with that one's.
  const inward = renames.toSorted((one, other) => other.from.length - one.from.length)
  const aside = inward.reduce(
    (text, { from }, index) =>
      withFieldRenamed(text, { variable: 'form', from, to: `pasted__${index}` }),
    cel,
  )
  return inward.reduce(
    (text, { to }, index) =>
      withFieldRenamed(text, { variable: 'form', from: `pasted__${index}`, to }),
    aside,
  )
}
