import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import { isJsonObject, type JsonObject } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'
import { namesInOrder } from '../../form-view/names-in-order.ts'

/** The keys on the way to a field; `items` stands for what the entries of a list are made of, as in `ui`. Empty for the form. */
export type FieldPath = readonly string[]

/** A path as one text, for comparing and as a key. */
export function pathText(path: FieldPath): string {
  return path.join('.')
}

/** A field as the address of a page and a problem name it, without the steps into lists: `visitors.name`. */
export function addressOf(form: FormDefinition, path: FieldPath): string {
  return path.filter((_, at) => fieldAt(form, path.slice(0, at))?.type !== 'array').join('.')
}

/** The field that an address names; null where there is none. */
export function pathAt(form: FormDefinition, address: string): FieldPath | null {
  const path: string[] = []
  for (const key of address.split('.')) {
    if (fieldAt(form, path)?.type === 'array') path.push('items')
    path.push(key)
  }
  return address === '' || fieldAt(form, path) === null ? null : path
}

export function formPointer(form: string): string {
  return `/forms/${escapePointer(form)}`
}

/** JSON Pointer of a field's schema inside the form. */
export function schemaPointer(form: FormDefinition, path: FieldPath): string {
  let pointer = '/schema'
  let schema: FieldSchema | undefined = form.schema
  for (const key of path) {
    const isEntry: boolean = schema?.type === 'array'
    pointer += isEntry ? '/items' : `/properties/${escapePointer(key)}`
    schema = isEntry ? schema?.items : propertyOf(schema, key)
  }
  return pointer
}

/** JSON Pointer of what `ui` says of a field, inside the form. */
export function uiPointer(path: FieldPath): string {
  return ['/ui', ...path.map(escapePointer)].join('/')
}

export function fieldAt(form: FormDefinition, path: FieldPath): FieldSchema | null {
  let schema: FieldSchema | undefined = form.schema
  for (const key of path) schema = schema?.type === 'array' ? schema.items : propertyOf(schema, key)
  return schema ?? null
}

/** What `ui` says of a field; empty where it says nothing. */
export function uiAt(form: FormDefinition, path: FieldPath): JsonObject {
  let ui: JsonObject = form.ui ?? {}
  for (const key of path) {
    const inner = Object.hasOwn(ui, key) ? ui[key] : undefined
    ui = isJsonObject(inner) ? inner : NOTHING
  }
  return ui
}

const NOTHING: JsonObject = {}

/** Where a field stands: the form, a group, or the entries of a list. */
export function containerOf(path: FieldPath): FieldPath {
  return path.slice(0, -1)
}

/** Keys of the fields of a container, in the order of the page. */
export function childKeys(form: FormDefinition, container: FieldPath): readonly string[] {
  const schema = fieldAt(form, container)
  return schema === null ? [] : namesInOrder(schema, uiAt(form, container))
}

/** The container that a field is for other fields, or null. What is in a group of a format belongs to the format. */
export function insideOf(form: FormDefinition, path: FieldPath): FieldPath | null {
  const field = fieldAt(form, path)
  if (field?.type === 'object') return field.format === undefined ? path : null
  return field?.type === 'array' && field.items?.type === 'object' ? [...path, 'items'] : null
}

/** All fields in the order of the page, each before those inside it. */
export function allPaths(form: FormDefinition, container: FieldPath = []): FieldPath[] {
  return childKeys(form, container).flatMap((key) => {
    const path = [...container, key]
    const inside = insideOf(form, path)
    return inside === null ? [path] : [path, ...allPaths(form, inside)]
  })
}

/** The dotted path that rules and expressions know a field by; null inside a list, where they know none. */
export function rulePath(form: FormDefinition, path: FieldPath): string | null {
  const isInList = path.some((_, index) => fieldAt(form, path.slice(0, index))?.type === 'array')
  return isInList ? null : path.join('.')
}

export function isSamePath(one: FieldPath, other: FieldPath): boolean {
  return one.length === other.length && isWithin(one, other)
}

/** Whether a field is another one or stands inside it. */
export function isWithin(path: FieldPath, outer: FieldPath): boolean {
  return outer.every((key, index) => path[index] === key)
}

function propertyOf(schema: FieldSchema | undefined, key: string): FieldSchema | undefined {
  const properties = schema?.properties
  return properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined
}
