import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import { isJsonObject, type JsonObject, type JsonValue } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'
import { containerPlace, require, unrequire } from '../add-field.ts'
import { type Renames, renamedRule } from '../copy-fields.ts'
import { RULE_PARTS, type RulePart } from '../edit-rules.ts'
import {
  containerOf,
  type FieldPath,
  fieldAt,
  formPointer,
  insideOf,
  rulePath,
  schemaPointer,
  uiAt,
  uiPointer,
} from '../field-path.ts'
import { keysAt, type Patching } from '../patching.ts'
import { translationsPointer } from '../remove-field.ts'

/** What is said of one field, without what is said of the fields in it. */
export interface OwnPart {
  /** Of a group without its fields; of a list without those of its entries. */
  readonly schema: JsonObject
  readonly ui: JsonObject
  readonly isRequired: boolean
  readonly rules: Readonly<Partial<Record<RulePart, JsonValue>>>
  /** Pointer behind the field's schema or `ui` → English text. */
  readonly english: Readonly<Record<'schema' | 'ui', Readonly<Record<string, string>>>>
}

/** Null where there is no such field. Rules name other fields as `renames` has them. */
export function ownPart(
  form: FormDefinition,
  path: FieldPath,
  renames: Renames = [],
): OwnPart | null {
  const field = fieldAt(form, path)
  if (field === null) return null
  const inner = innerNames(form, path)
  return {
    schema: without(field as unknown as JsonObject, inner, INNER_SCHEMA),
    ui: without(uiAt(form, path), inner, inner.keys),
    isRequired: isRequired(form, path),
    rules: rulesOf(form, path, renames),
    english: {
      schema: ownTexts(form, schemaPointer(form, path), inner.schema),
      ui: ownTexts(form, uiPointer(path), inner.ui),
    },
  }
}

function isRequired(form: FormDefinition, path: FieldPath): boolean {
  return fieldAt(form, containerOf(path))?.required?.includes(path.at(-1) ?? '') ?? false
}

interface Inner {
  /** Whether the fields stand under `items`. */
  readonly isList: boolean
  /** What `ui` has of the fields inside. */
  readonly keys: readonly string[]
  /** What pointers to them begin with, behind the field's own. */
  readonly schema: readonly string[]
  readonly ui: readonly string[]
}

const INNER_SCHEMA = ['properties', 'required']

function innerNames(form: FormDefinition, path: FieldPath): Inner {
  const inside = insideOf(form, path)
  if (inside === null) return { isList: false, keys: [], schema: [], ui: [] }
  const isList = inside.length > path.length
  const keys = Object.keys(fieldAt(form, inside)?.properties ?? {})
  const under = isList ? '/items' : ''
  return {
    isList,
    keys: [...keys, 'ui:order'],
    schema: [`${under}/properties/`],
    ui: keys.map((key) => `${under}/${escapePointer(key)}/`),
  }
}

/** Without what belongs to the fields inside. */
function without(said: JsonObject, inner: Inner, names: readonly string[]): JsonObject {
  if (inner.keys.length === 0) return said
  if (!inner.isList) return omit(said, names)
  const { items, ...rest } = said
  if (!isJsonObject(items)) return said
  const own = omit(items, names)
  // What held nothing but the fields inside says nothing itself.
  return Object.keys(own).length === 0 ? rest : { ...rest, items: own }
}

function omit(said: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(said).filter(([key]) => !names.includes(key)))
}

function ownTexts(form: FormDefinition, pointer: string, inner: readonly string[]) {
  const own = Object.entries(form.i18n?.en ?? {}).filter(([place]) =>
    isOwnText(place, pointer, inner),
  )
  return Object.fromEntries(own.map(([place, text]) => [place.slice(pointer.length), text]))
}

function isOwnText(place: string, pointer: string, inner: readonly string[]): boolean {
  if (!place.startsWith(`${pointer}/`)) return false
  return !inner.some((begin) => place.startsWith(pointer + begin))
}

/** Of several rules of a field, the first that has a part, as the engine reads them. */
function rulesOf(form: FormDefinition, path: FieldPath, renames: Renames): OwnPart['rules'] {
  const field = rulePath(form, path)
  const rules = (form.rules ?? []).filter((rule) => rule.field === field)
  const parts = RULE_PARTS.flatMap((part) => {
    const rule = rules.find((each) => each[part] !== undefined)
    const said = rule === undefined ? undefined : renamedRule(rule, renames)[part]
    return said === undefined ? [] : [[part, said as unknown as JsonValue] as const]
  })
  return Object.fromEntries(parts)
}

export interface PartPlace {
  readonly form: string
  readonly path: FieldPath
}

/** Says of a field what a part says, and nothing else; the fields in it stay. */
export function writeOwnPart(making: Patching, place: PartPlace, part: OwnPart): void {
  const form = making.now().forms[place.form]
  const had = form === undefined ? null : ownPart(form, place.path)
  if (form === undefined || had === null) return
  const root = formPointer(place.form)
  rewrite(making, root + schemaPointer(form, place.path), { from: had.schema, to: part.schema })
  rewrite(making, root + uiPointer(place.path), { from: had.ui, to: part.ui })
  if (keysAt(making, root + uiPointer(place.path)).length === 0)
    making.remove(root + uiPointer(place.path))
  const container = containerPlace(place.form, form, containerOf(place.path)).schema
  const key = place.path.at(-1) ?? ''
  if (part.isRequired) require(making, container, key)
  else unrequire(making, container, key)
  writeTexts(making, place, { had, part })
  writeRules(making, place, part.rules)
}

/** `items` of a list holds the fields in it too, and is written key by key. */
function rewrite(
  making: Patching,
  pointer: string,
  { from, to }: { readonly from: JsonObject; readonly to: JsonObject },
): void {
  for (const key of Object.keys(from)) {
    if (!Object.hasOwn(to, key)) making.remove(`${pointer}/${escapePointer(key)}`)
  }
  for (const [key, value] of Object.entries(to)) {
    const had = from[key]
    const place = `${pointer}/${escapePointer(key)}`
    if (key === 'items' && isJsonObject(had) && isJsonObject(value))
      rewrite(making, place, { from: had, to: value })
    else if (!Object.hasOwn(from, key) || JSON.stringify(had) !== JSON.stringify(value))
      making.put(place, value)
  }
}

function writeTexts(
  making: Patching,
  { form: id, path }: PartPlace,
  { had, part }: { readonly had: OwnPart; readonly part: OwnPart },
): void {
  const form = making.now().forms[id]
  if (form === undefined) return
  const places = { schema: schemaPointer(form, path), ui: uiPointer(path) }
  const at = (side: 'schema' | 'ui', behind: string) =>
    `${translationsPointer(id)}/${escapePointer(places[side] + behind)}`
  for (const side of ['schema', 'ui'] as const) {
    for (const behind of Object.keys(had.english[side])) {
      if (!Object.hasOwn(part.english[side], behind)) making.remove(at(side, behind))
    }
    for (const [behind, text] of Object.entries(part.english[side])) {
      making.put(at(side, behind), text)
    }
  }
}

/** One rule says it all, where the first one stood. */
export function writeRules(
  making: Patching,
  { form: id, path }: PartPlace,
  parts: OwnPart['rules'],
): void {
  const form = making.now().forms[id]
  const field = form === undefined ? null : rulePath(form, path)
  if (form === undefined || field === null) return
  const list = `${formPointer(id)}/rules`
  if (JSON.stringify(rulesOf(form, path, [])) === JSON.stringify(parts)) return
  const own = (form.rules ?? []).flatMap((rule, index) => (rule.field === field ? [index] : []))
  const isSaid = Object.keys(parts).length > 0
  const [first] = own
  const gone = isSaid ? own.slice(1) : own
  for (const index of gone.reverse()) making.remove(`${list}/${index}`)
  if (!isSaid) return
  const value: JsonObject = { field, ...parts }
  if (first !== undefined) making.put(`${list}/${first}`, value)
  else if (form.rules === undefined) making.put(list, [value])
  else making.put(`${list}/-`, value)
}

/** Whether a field is a group or list of others in both forms, or in neither. */
export function isAlike(one: FieldSchema, other: FieldSchema): boolean {
  return kind(one) === kind(other)
}

function kind({ type, format, items }: FieldSchema): string {
  if (type === 'object') return format === undefined ? 'group' : 'answer'
  return type === 'array' && items?.type === 'object' ? 'list' : 'answer'
}
