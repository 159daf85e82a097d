import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { Command } from '../command.ts'
import type { FieldKind, KindWords } from './field-kind.ts'
import { newField } from './field-kinds.ts'
import { type ContainerPlace, placeField } from './field-order.ts'
import { type FieldPath, fieldAt, formPointer, schemaPointer, uiPointer } from './field-path.ts'
import { freeKey } from './free-key.ts'
import { type Patching, patching } from './patching.ts'

/** A place between the fields of a container. */
export interface Slot {
  readonly container: FieldPath
  /** Key of the field that comes after it; null for the end. */
  readonly before: string | null
}

export interface NewFieldDeed {
  readonly form: string
  readonly slot: Slot
  readonly kind: FieldKind
  readonly words: KindWords
}

/** Asks something new at a place of a form. The key comes from the title; `path` is where the field is then. */
export function addField(
  definition: Definition,
  { form: id, slot, kind, words }: NewFieldDeed,
): { readonly command: Command; readonly path: FieldPath } | null {
  const form = definition.forms[id]
  if (form === undefined || fieldAt(form, slot.container)?.type !== 'object') return null
  const making = patching(definition)
  const { schema, ui } = newField(kind, words)
  const key = freeKey(form, slot.container, words.title)
  putField(making, { form: id, slot, key }, { schema, ui, isRequired: false })
  const path = [...slot.container, key]
  const place = `${formPointer(id)}${schemaPointer(form, slot.container)}/properties/${key}`
  return {
    command: { label: { key: 'fieldAdded', what: words.title }, patch: making.patch, place },
    path,
  }
}

export interface FieldParts {
  readonly schema: FieldSchema
  readonly ui: JsonObject
  readonly isRequired: boolean
}

/** Puts a field with what `ui` says of it at a place; nothing has its key there. */
export function putField(
  making: Patching,
  { form: id, slot, key }: { readonly form: string; readonly slot: Slot; readonly key: string },
  { schema, ui, isRequired }: FieldParts,
): void {
  const form = making.now().forms[id]
  if (form === undefined) return
  const place = containerPlace(id, form, slot.container)
  const name = escapePointer(key)
  making.put(`${place.schema}/properties/${name}`, schema as unknown as JsonObject)
  if (isRequired) require(making, place.schema, key)
  // An entry without a field may still stand there from an earlier one; it is not this field's.
  making.remove(`${place.ui}/${name}`)
  if (Object.keys(ui).length > 0) making.put(`${place.ui}/${name}`, ui)
  placeField(making, place, { key, before: slot.before })
}

export function containerPlace(
  id: string,
  form: FormDefinition,
  container: FieldPath,
): ContainerPlace {
  const root = formPointer(id)
  return {
    schema: root + schemaPointer(form, container),
    ui: root + uiPointer(container),
  }
}

/** Makes a field of a container one that must be answered. */
export function require(making: Patching, container: string, key: string): void {
  const required = making.at(`${container}/required`)
  if (!Array.isArray(required)) making.put(`${container}/required`, [key])
  else if (!required.includes(key)) making.put(`${container}/required/-`, key)
}

export function unrequire(making: Patching, container: string, key: string): void {
  const required = making.at(`${container}/required`)
  const at = Array.isArray(required) ? required.indexOf(key) : -1
  if (at !== -1) making.remove(`${container}/required/${at}`)
}
