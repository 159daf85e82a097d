import type { FieldSchema, FileKind } from '@linli/schemas/form-definition'
import type { FieldKind, KindWords } from './field-kind.ts'

/** Kinds that are asked for as their schema says, without a word in `ui`. */
export type PlainKind = Exclude<
  FieldKind,
  'text' | 'textarea' | 'radio' | 'select' | 'checkboxes' | 'faces' | 'location'
>

/** What a new field of a kind says. Parts of a field have keys that its format knows. */
export function newSchema(kind: PlainKind, words: KindWords): FieldSchema {
  const { type, ...others } = SCHEMAS[kind](words)
  return { type, title: words.title, ...others }
}

type Untitled = Omit<FieldSchema, 'title'>

const SCHEMAS: Readonly<Record<PlainKind, (words: KindWords) => Untitled>> = {
  number: () => ({ type: 'number' }),
  integer: () => ({ type: 'integer' }),
  money: () => ({ type: 'integer', format: 'money-fen', minimum: 0 }),
  date: () => ({ type: 'string', format: 'date' }),
  datetime: () => ({ type: 'string', format: 'date-time' }),
  time: () => ({ type: 'string', format: 'time-of-day' }),
  dateRange: ({ parts = [] }) => ({
    type: 'object',
    format: 'date-range',
    properties: {
      start: { type: 'string', title: parts[0] ?? '', format: 'date' },
      end: { type: 'string', title: parts[1] ?? '', format: 'date' },
    },
    required: ['start', 'end'],
  }),
  phone: () => ({ type: 'string', format: 'phone-cn', 'x-personal': 'personal' }),
  landline: () => ({ type: 'string', format: 'landline-cn', 'x-personal': 'personal' }),
  idNumber: () => ({ type: 'string', format: 'id-number-cn', 'x-personal': 'sensitive' }),
  creditCode: () => ({ type: 'string', format: 'credit-code-cn' }),
  plate: () => ({ type: 'string', format: 'plate-cn', 'x-personal': 'personal' }),
  checkbox: () => ({ type: 'boolean' }),
  consent: () => ({ type: 'boolean', const: true }),
  // A file of which nothing is said is a photo.
  photos: () => ({ type: 'array', maxItems: 9, items: { type: 'string', format: 'linli-file' } }),
  video: () => files(['video'], 1),
  voice: () => files(['audio'], 3),
  files: () => files(['pdf', 'office', 'photo'], 5),
  signature: ({ parts = [] }) => ({
    type: 'object',
    format: 'signature',
    'x-personal': 'personal',
    properties: {
      drawing: {
        type: 'string',
        title: parts[0] ?? '',
        format: 'linli-file',
        'x-accept': ['photo'],
      },
      name: { type: 'string', title: parts[1] ?? '', maxLength: 60 },
    },
  }),
  place: () => ({ type: 'string', format: 'linli-node' }),
  room: ({ parts = [] }) => ({
    type: 'object',
    format: 'room',
    'x-personal': 'personal',
    properties: {
      building: { type: 'string', title: parts[0] ?? '', maxLength: 30 },
      unit: { type: 'string', title: parts[1] ?? '', maxLength: 30 },
      room: { type: 'string', title: parts[2] ?? '', maxLength: 30 },
      node: { type: 'string', title: parts[3] ?? '', format: 'linli-node' },
    },
    required: ['building', 'room'],
  }),
  person: () => ({ type: 'string', format: 'linli-person' }),
  household: ({ parts = [], choices = [] }) => ({
    type: 'array',
    format: 'household',
    minItems: 1,
    maxItems: 20,
    items: {
      type: 'object',
      properties: {
        name: { type: 'string', title: parts[0] ?? '', maxLength: 60, 'x-personal': 'personal' },
        relation: {
          type: 'string',
          title: parts[1] ?? '',
          oneOf: choices.map((each, index) => ({ const: `option${index + 1}`, title: each })),
        },
        idNumber: {
          type: 'string',
          title: parts[2] ?? '',
          format: 'id-number-cn',
          'x-personal': 'sensitive',
        },
        phone: {
          type: 'string',
          title: parts[3] ?? '',
          format: 'phone-cn',
          'x-personal': 'personal',
        },
      },
      required: ['name', 'relation'],
    },
  }),
  group: () => ({ type: 'object', properties: {} }),
  list: () => ({ type: 'array', items: { type: 'object', properties: {} } }),
  page: () => ({ type: 'null', format: 'page' }),
  note: ({ parts = [] }) => ({ type: 'null', description: parts[0] ?? '' }),
}

function files(accept: readonly FileKind[], maxItems: number): Untitled {
  return {
    type: 'array',
    maxItems,
    items: { type: 'string', format: 'linli-file', 'x-accept': accept },
  }
}
