import { acceptOf } from '@linli/runtime/core'
import type { FieldSchema, FileKind, ObjectSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { namesInOrder } from './names-in-order.ts'

/** The widgets of our theme, by their RJSF names. */
export type WidgetName =
  | 'text'
  | 'textarea'
  | 'number'
  | 'radio'
  | 'faces'
  | 'select'
  | 'checkbox'
  | 'consent'
  | 'checkboxes'
  | 'date'
  | 'datetime'
  | 'time'
  | 'phone'
  | 'code'
  | 'money'
  | 'photos'
  | 'files'
  | 'voice'
  | 'video'
  | 'place'
  | 'person'

/** More choices than this are asked with a select instead of big buttons. */
const MOST_BUTTONS = 7
/** Longer answers get several lines. */
const LONGEST_LINE = 60

/** RJSF's uiSchema with a widget named for every leaf, so that nothing is left to the library's defaults. */
export function planUi(
  schema: ObjectSchema,
  ui: JsonObject,
  computed: ReadonlySet<string>,
): JsonObject {
  return planField(schema, ui, { path: '', computed })
}

/** Dotted paths of the fields a person sees, in the order of the page. */
export function fieldOrder(schema: FieldSchema, ui: JsonObject, path = ''): readonly string[] {
  if (schema.type === 'null') return []
  // A signature is one control, whatever it keeps.
  if (schema.type !== 'object' || schema.format === 'signature') return [path]
  return namesInOrder(schema, ui).flatMap((name) => {
    const child = schema.properties?.[name]
    if (child === undefined) return []
    return fieldOrder(child, branchOf(ui, name), joinPath(path, name))
  })
}

/** The widget that asks for a leaf; the form's own choice wins when our theme knows it. */
export function widgetOf(schema: FieldSchema, chosen: JsonValue | undefined): WidgetName {
  const own = typeof chosen === 'string' ? WIDGETS_BY_NAME[chosen] : undefined
  if (own !== undefined) return own
  if (schema.type === 'boolean') return schema.const === true ? 'consent' : 'checkbox'
  if (schema.type === 'array') return arrayWidget(schema)
  const choices = schema.oneOf?.length ?? schema.enum?.length
  if (choices !== undefined) return choices > MOST_BUTTONS ? 'select' : 'radio'
  if (schema.format === 'money-fen') return 'money'
  if (schema.type === 'number' || schema.type === 'integer') return 'number'
  return stringWidget(schema)
}

const WIDGETS_BY_NAME: Readonly<Record<string, WidgetName | undefined>> = {
  text: 'text',
  textarea: 'textarea',
  number: 'number',
  updown: 'number',
  radio: 'radio',
  faces: 'faces',
  select: 'select',
  checkbox: 'checkbox',
  consent: 'consent',
  checkboxes: 'checkboxes',
  date: 'date',
  'date-time': 'datetime',
  datetime: 'datetime',
  phone: 'phone',
  photos: 'photos',
  place: 'place',
  person: 'person',
}

const WIDGETS_BY_FORMAT: Readonly<Record<string, WidgetName | undefined>> = {
  date: 'date',
  'date-time': 'datetime',
  'time-of-day': 'time',
  'phone-cn': 'phone',
  'landline-cn': 'phone',
  'id-number-cn': 'code',
  'credit-code-cn': 'code',
  'plate-cn': 'code',
  'linli-node': 'place',
  'linli-person': 'person',
}

function stringWidget(schema: FieldSchema): WidgetName {
  if (schema.format === 'linli-file') return fileWidget(acceptOf(schema))
  const byFormat = WIDGETS_BY_FORMAT[schema.format ?? '']
  if (byFormat !== undefined) return byFormat
  return (schema.maxLength ?? 0) > LONGEST_LINE ? 'textarea' : 'text'
}

function arrayWidget(schema: FieldSchema): WidgetName {
  const { items } = schema
  return items?.format === 'linli-file' ? fileWidget(acceptOf(items)) : 'checkboxes'
}

/** What takes one kind of file alone is asked for with what makes such a file. */
function fileWidget(accept: readonly FileKind[]): WidgetName {
  const [only, ...others] = accept
  if (others.length > 0) return 'files'
  if (only === 'photo') return 'photos'
  if (only === 'audio') return 'voice'
  return only === 'video' ? 'video' : 'files'
}

/** Fields of our theme for what is more than one control, by the format. The document names none of them, so that other renderers ask
 *  for each part. */
const FIELDS_BY_FORMAT: Readonly<Record<string, string | undefined>> = {
  room: 'linliRoom',
  signature: 'linliSignature',
}

interface Place {
  readonly path: string
  readonly computed: ReadonlySet<string>
}

function planField(schema: FieldSchema, ui: JsonObject, place: Place): JsonObject {
  if (schema.type === 'null') return { ...ui, 'ui:field': 'linliNote' }
  const field = FIELDS_BY_FORMAT[schema.format ?? '']
  if (field !== undefined && schema.type === 'object') {
    return { ...planObject(schema, ui, place), 'ui:field': field }
  }
  if (schema.type === 'object') return planObject(schema, ui, place)
  const own = place.computed.has(place.path) ? { 'ui:readonly': true } : {}
  if (schema.type === 'array' && schema.items?.type === 'object') {
    const items = planField(schema.items, branchOf(ui, 'items'), place)
    return { ...ui, ...own, items }
  }
  // Last, so that it goes before one among the options.
  const { 'ui:widget': _widget, ...rest } = ui
  return { ...rest, ...own, 'ui:widget': widgetOf(schema, chosenWidget(ui)) }
}

function planObject(schema: FieldSchema, ui: JsonObject, place: Place): JsonObject {
  const children = Object.entries(schema.properties ?? {}).map(([name, child]) => {
    const path = joinPath(place.path, name)
    return [name, planField(child, branchOf(ui, name), { ...place, path })] as const
  })
  // A widget on an object is a hint to other renderers; ours asks for each of its fields.
  const { 'ui:widget': _widget, 'ui:order': _order, ...rest } = ui
  return { ...rest, 'ui:order': [...namesInOrder(schema, ui)], ...Object.fromEntries(children) }
}

function chosenWidget(ui: JsonObject): JsonValue | undefined {
  return ui['ui:widget'] ?? branchOf(ui, 'ui:options').widget
}

function branchOf(ui: JsonObject, name: string): JsonObject {
  const branch = ui[name]
  if (typeof branch !== 'object' || branch === null || Array.isArray(branch)) return {}
  return branch as JsonObject
}

function joinPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
