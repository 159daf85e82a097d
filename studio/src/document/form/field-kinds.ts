import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { type WidgetName, widgetOf } from '../../form-view/field-plan.ts'

/** What the palette offers: kinds of field that the theme can ask for and the format can hold. */
export const FIELD_KINDS = [
  'text',
  'textarea',
  'number',
  'integer',
  'date',
  'datetime',
  'phone',
  'radio',
  'select',
  'checkboxes',
  'faces',
  'checkbox',
  'consent',
  'photos',
  'place',
  'location',
  'person',
  'group',
  'list',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

/** What a new field says in words, in the language of the form's author. */
export interface KindWords {
  readonly title: string
  /** Titles of the first choices; five of them for faces, the best one first; of a location, of its two questions. */
  readonly choices?: readonly string[]
}

interface NewField {
  readonly schema: FieldSchema
  readonly ui: JsonObject
}

/** A new field of a kind. Nothing is answered beforehand. */
export function newField(kind: FieldKind, { title, choices = [] }: KindWords): NewField {
  const options = choices.map((each, index) => ({ const: `option${index + 1}`, title: each }))
  switch (kind) {
    case 'text':
      return plain({ type: 'string', title, maxLength: 60 })
    case 'textarea':
      return { schema: { type: 'string', title, maxLength: 500 }, ui: { 'ui:widget': 'textarea' } }
    case 'number':
    case 'integer':
      return plain({ type: kind, title })
    case 'date':
      return plain({ type: 'string', title, format: 'date' })
    case 'datetime':
      return plain({ type: 'string', title, format: 'date-time' })
    case 'phone':
      return plain({ type: 'string', title, format: 'phone-cn', 'x-personal': 'personal' })
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
    case 'checkbox':
      return plain({ type: 'boolean', title })
    case 'consent':
      return plain({ type: 'boolean', title, const: true })
    case 'photos':
      return plain({
        type: 'array',
        title,
        maxItems: 9,
        items: { type: 'string', format: 'linli-file' },
      })
    case 'place':
      return plain({ type: 'string', title, format: 'linli-node' })
    case 'location':
      return { schema: newLocation(title, choices), ui: { 'ui:widget': 'place' } }
    case 'person':
      return plain({ type: 'string', title, format: 'linli-person' })
    case 'group':
      return plain({ type: 'object', title, properties: {} })
    case 'list':
      return plain({ type: 'array', title, items: { type: 'object', properties: {} } })
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
  if (schema.type === 'object') {
    if (schema.properties === undefined) return null
    return ui['ui:widget'] === 'place' ? 'location' : 'group'
  }
  if (schema.type === 'array' && schema.items?.type === 'object') {
    return schema.items.properties === undefined ? null : 'list'
  }
  if (schema.enum !== undefined) return null
  const widget = widgetOf(schema, ui['ui:widget'])
  return FITS[widget]?.(schema) ?? null
}

/** The kinds that the theme's widgets ask for, each for the schemas whose answers it can give. */
const FITS: Readonly<Partial<Record<WidgetName, (schema: FieldSchema) => FieldKind | null>>> = {
  text: (schema) => (isText(schema) ? 'text' : null),
  textarea: (schema) => (isText(schema) ? 'textarea' : null),
  phone: ({ format }) => (format === 'phone-cn' ? 'phone' : null),
  date: ({ format }) => (format === 'date' ? 'date' : null),
  datetime: ({ format }) => (format === 'date-time' ? 'datetime' : null),
  place: ({ format }) => (format === 'linli-node' ? 'place' : null),
  person: ({ format }) => (format === 'linli-person' ? 'person' : null),
  number: ({ type, oneOf }) =>
    oneOf === undefined && (type === 'number' || type === 'integer') ? type : null,
  radio: ({ oneOf }) => (oneOf === undefined ? null : 'radio'),
  select: ({ oneOf }) => (oneOf === undefined ? null : 'select'),
  faces: ({ oneOf, type }) => (oneOf === undefined || type !== 'integer' ? null : 'faces'),
  checkboxes: ({ items }) => (items?.oneOf === undefined ? null : 'checkboxes'),
  photos: ({ items }) => (items?.format === 'linli-file' ? 'photos' : null),
  checkbox: ({ type }) => (type === 'boolean' ? 'checkbox' : null),
  consent: (schema) => (schema.type === 'boolean' && schema.const === true ? 'consent' : null),
}

function isText({ type, format, oneOf }: FieldSchema): boolean {
  return type === 'string' && format === undefined && oneOf === undefined
}

/** Kinds that ask for the same answers in another way, or in a way whose answers the former kind takes too. */
const ALIKE: readonly (readonly FieldKind[])[] = [
  ['text', 'textarea', 'phone', 'date', 'datetime', 'place'],
  ['number', 'integer'],
  ['radio', 'select'],
  ['checkbox', 'consent'],
]

/** What a field of a kind can be made into; the kind itself is among them. */
export function kindsLike(kind: FieldKind): readonly FieldKind[] {
  return ALIKE.find((kinds) => kinds.includes(kind)) ?? [kind]
}
