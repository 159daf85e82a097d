import type { FieldSchema, Translations } from '@linli/schemas/form-definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { ValueType } from './expression-types.ts'
import type { FieldMarks, MarkedField } from './marks/marked-field.ts'

/** What people call something an expression names, and its values. */
export interface SpokenName {
  readonly kind: ValueType['kind']
  /** Null where nobody gave it a title: its key stands in. */
  readonly title: Required<LocaleText> | null
  /** Of a text or number with given answers. */
  readonly choices?: ReadonlyMap<string | number, Required<LocaleText>>
  /** Of a text, as its schema says it: `date`, `linli-node`. */
  readonly format?: string
  /** The least and the most that the schema of a number takes. */
  readonly minimum?: number
  readonly maximum?: number
  /** Of a group. */
  readonly fields?: Readonly<Record<string, SpokenName>>
  /** Of a list. */
  readonly item?: SpokenName
  /** An instant in epoch milliseconds. */
  readonly isInstant?: true
  /** Where its values are personal data: whoever tells one asks first who hears it. */
  readonly personal?: MarkedField
  /** A group that is not said when one of its fields is: `output.form.level` is “level”, `form.place.text` is “place · text”. */
  readonly isFrame?: true
}

/** What an expression may name, by variable. */
export type ExpressionNames = Readonly<Record<string, SpokenName>>

export function both(zh: string, en: string = zh): Required<LocaleText> {
  return { 'zh-CN': zh, en }
}

/** The names of a schema's fields, with the translations that stand beside it. */
export function namesOfSchema(
  schema: FieldSchema,
  i18n?: Translations,
  pointer = '/schema',
): SpokenName {
  const texts = i18n?.en ?? {}
  const translated = (zh: string, at: string) =>
    both(zh, Object.hasOwn(texts, at) ? (texts[at] ?? zh) : zh)
  const title = schema.title === undefined ? null : translated(schema.title, `${pointer}/title`)
  switch (schema.type) {
    case 'object': {
      const asked = Object.entries(schema.properties ?? {}).filter(
        ([, { type }]) => type !== 'null',
      )
      const fields = asked.map(
        ([name, field]) =>
          [name, namesOfSchema(field, i18n, `${pointer}/properties/${name}`)] as const,
      )
      return { kind: 'struct', title, fields: Object.fromEntries(fields) }
    }
    case 'array': {
      const items: FieldSchema = schema.items ?? { type: 'string' }
      return { kind: 'list', title, item: namesOfSchema(items, i18n, `${pointer}/items`) }
    }
    case 'boolean':
      return { kind: 'bool', title }
    case 'null':
      return { kind: 'string', title }
    case 'string':
    case 'integer':
    case 'number': {
      const name = { kind: KINDS[schema.type], title, ...boundsOf(schema) }
      if (schema.oneOf === undefined) return name
      const choices = schema.oneOf.map(
        (choice, index) =>
          [choice.const, translated(choice.title, `${pointer}/oneOf/${index}/title`)] as const,
      )
      return { ...name, choices: new Map(choices) }
    }
  }
}

function boundsOf({ format, minimum, maximum }: FieldSchema) {
  return {
    ...(format === undefined ? {} : { format }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  }
}

/** The names of an owner's fields, each with its mark. */
export function withMarks(name: SpokenName, field: string, marks: FieldMarks): SpokenName {
  if (marks.size === 0) return name
  const mark = marks.get(field)
  const fields = Object.entries(name.fields ?? {}).map(
    ([key, inner]) => [key, withMarks(inner, `${field}.${key}`, marks)] as const,
  )
  return {
    ...name,
    ...(mark === undefined ? {} : { personal: { field, mark } }),
    ...(name.fields === undefined ? {} : { fields: Object.fromEntries(fields) }),
    ...(name.item === undefined ? {} : { item: withMarks(name.item, field, marks) }),
  }
}

const KINDS = { string: 'string', integer: 'int', number: 'double' } as const

/** The names of types that no schema speaks of: keys only. */
export function namesOfTypes(variables: Readonly<Record<string, ValueType>>): ExpressionNames {
  return Object.fromEntries(
    Object.entries(variables).map(([name, type]) => [name, { ...nameOfType(type), isFrame: true }]),
  )
}

function nameOfType(type: ValueType): SpokenName {
  switch (type.kind) {
    case 'list':
      return { kind: 'list', title: null, item: nameOfType(type.item) }
    case 'struct': {
      const fields = Object.entries(type.fields).map(
        ([name, field]) => [name, nameOfType(field.type)] as const,
      )
      return { kind: 'struct', title: null, fields: Object.fromEntries(fields) }
    }
    default:
      return { kind: type.kind, title: null }
  }
}

/** A field of a group, or null. */
export function fieldOf(group: SpokenName | null, name: string): SpokenName | null {
  const fields = group?.fields
  return fields !== undefined && Object.hasOwn(fields, name) ? (fields[name] ?? null) : null
}
