import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { type WidgetName, widgetOf } from '../../form-view/field-plan.ts'
import type { FieldKind, KindWords } from './field-kind.ts'
import { newSchema } from './new-schema.ts'

interface NewField {
  readonly schema: FieldSchema
  readonly ui: JsonObject
}

/** A new field of a kind. Nothing is answered beforehand. */
export function newField(kind: FieldKind, words: KindWords): NewField {
  const { title, choices = [] } = words
  const options = choices.map((each, index) => ({ const: `option${index + 1}`, title: each }))
  switch (kind) {
    case 'text':
      return plain({ type: 'string', title, maxLength: 60 })
    case 'textarea':
      return { schema: { type: 'string', title, maxLength: 500 }, ui: { 'ui:widget': 'textarea' } }
    case 'radio':
    case 'select':
      return { schema: { type: 'string', title, oneOf: options }, ui: { 'ui:widget': kind } }
    case 'checkboxes':
      return {
        schema: {
          type: 'array',
          title,
          uniqueItems: true,
          items: { type: 'string', oneOf: options },
        },
        ui: { 'ui:widget': kind },
      }
    case 'faces': {
      const grades = choices.map((each, index) => ({ const: choices.length - index, title: each }))
      return { schema: { type: 'integer', title, oneOf: grades }, ui: { 'ui:widget': kind } }
    }
    case 'location':
      return { schema: newLocation(title, choices), ui: { 'ui:widget': 'place' } }
    default:
      return plain(newSchema(kind, words))
  }
}

/** A place that is known, and where there exactly in words. */
function newLocation(
  title: string,
  [where = title, exactly = title]: readonly string[],
): FieldSchema {
  const properties: Readonly<Record<string, FieldSchema>> = {
    nodeId: { type: 'string', title: where, format: 'linli-node' },
    text: { type: 'string', title: exactly, maxLength: 60 },
  }
  return { type: 'object', title, properties, required: ['nodeId'] }
}

function plain(schema: FieldSchema): NewField {
  return { schema, ui: {} }
}

/** The kind of a field, or null where it has a shape that no kind has: such a field can be moved, copied and taken out, and is
 *  edited as JSON. */
export function kindOf(schema: FieldSchema, ui: JsonObject): FieldKind | null {
  if (schema.type === 'null') return schema.format === 'page' ? 'page' : 'note'
  if (schema.type === 'object') return kindOfGroup(schema, ui)
  if (schema.type === 'array' && schema.items?.type === 'object') {
    if (schema.items.properties === undefined) return null
    return schema.format === 'household' ? 'household' : 'list'
  }
  if (schema.enum !== undefined) return null
  const widget = widgetOf(schema, ui['ui:widget'])
  return FITS[widget]?.(schema) ?? null
}

/** Groups that are asked as one thing: what is inside belongs to the format. */
const WHOLE_KINDS: Readonly<Record<string, FieldKind | undefined>> = {
  'date-range': 'dateRange',
  room: 'room',
  signature: 'signature',
}

function kindOfGroup({ properties, format = '' }: FieldSchema, ui: JsonObject): FieldKind | null {
  if (properties === undefined) return null
  return WHOLE_KINDS[format] ?? (ui['ui:widget'] === 'place' ? 'location' : 'group')
}

/** The kinds that the theme's widgets ask for, each for the schemas whose answers it can give. */
const FITS: Readonly<Partial<Record<WidgetName, (schema: FieldSchema) => FieldKind | null>>> = {
  text: (schema) => (isText(schema) ? 'text' : null),
  textarea: (schema) => (isText(schema) ? 'textarea' : null),
  phone: ({ format }) => {
    if (format === 'landline-cn') return 'landline'
    return format === 'phone-cn' ? 'phone' : null
  },
  code: ({ format = '' }) => KIND_OF_CODE[format] ?? null,
  time: ({ format }) => (format === 'time-of-day' ? 'time' : null),
  money: ({ type, format }) => (type === 'integer' && format === 'money-fen' ? 'money' : null),
  files: ({ items }) => (items?.format === 'linli-file' ? 'files' : null),
  voice: ({ items }) => (items?.format === 'linli-file' ? 'voice' : null),
  video: ({ items }) => (items?.format === 'linli-file' ? 'video' : null),
  date: ({ format }) => (format === 'date' ? 'date' : null),
  datetime: ({ format }) => (format === 'date-time' ? 'datetime' : null),
  place: ({ format }) => (format === 'linli-node' ? 'place' : null),
  person: ({ format }) => (format === 'linli-person' ? 'person' : null),
  number: ({ type, oneOf, format }) =>
    oneOf === undefined && format === undefined && (type === 'number' || type === 'integer')
      ? type
      : null,
  radio: ({ oneOf }) => (oneOf === undefined ? null : 'radio'),
  select: ({ oneOf }) => (oneOf === undefined ? null : 'select'),
  faces: ({ oneOf, type }) => (oneOf === undefined || type !== 'integer' ? null : 'faces'),
  checkboxes: ({ items }) => (items?.oneOf === undefined ? null : 'checkboxes'),
  photos: ({ items }) => (items?.format === 'linli-file' ? 'photos' : null),
  checkbox: ({ type }) => (type === 'boolean' ? 'checkbox' : null),
  consent: (schema) => (schema.type === 'boolean' && schema.const === true ? 'consent' : null),
}

const KIND_OF_CODE: Readonly<Record<string, FieldKind | undefined>> = {
  'id-number-cn': 'idNumber',
  'credit-code-cn': 'creditCode',
  'plate-cn': 'plate',
}

function isText({ type, format, oneOf }: FieldSchema): boolean {
  return type === 'string' && format === undefined && oneOf === undefined
}

/** Kinds that ask for the same answers in another way, or in a way whose answers the former kind takes too. */
const ALIKE: readonly (readonly FieldKind[])[] = [
  [
    ...(['text', 'textarea', 'phone', 'landline', 'idNumber', 'creditCode', 'plate'] as const),
    ...(['date', 'datetime', 'time', 'place'] as const),
  ],
  ['photos', 'video', 'voice', 'files'],
  ['note', 'page'],
  ['number', 'integer'],
  ['radio', 'select'],
  ['checkbox', 'consent'],
]

/** What a field of a kind can be made into; the kind itself is among them. */
export function kindsLike(kind: FieldKind): readonly FieldKind[] {
  return ALIKE.find((kinds) => kinds.includes(kind)) ?? [kind]
}
