import type { FieldSchema, ObjectSchema } from '@linli/schemas/form-definition'
import { unreachable } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'

/** The types of the strict CEL profile. There is no `dyn`: everything an expression sees is declared. */
export type ValueType = ScalarType | ListType | StructType
export interface ScalarType {
  readonly kind: 'string' | 'int' | 'double' | 'bool'
}
export interface ListType {
  readonly kind: 'list'
  readonly item: ValueType
}
export interface StructType {
  readonly kind: 'struct'
  readonly fields: Readonly<Record<string, FieldType>>
}
export interface FieldType {
  readonly type: ValueType
  /** Whether the field always has a value. A text, list, yes/no or group without one reads as empty;
   *  a number without one must be asked for with `has(…)` first. */
  readonly present: boolean
}

export const STRING: ScalarType = { kind: 'string' }
export const INT: ScalarType = { kind: 'int' }
export const DOUBLE: ScalarType = { kind: 'double' }
export const BOOL: ScalarType = { kind: 'bool' }

/** Tells whether the field at a dotted path always has a value. */
export type PresenceRule = (path: string, required: boolean) => boolean

/** A struct of fields that are always there, for variables that the engine itself fills. */
export function structOf(fields: Readonly<Record<string, ValueType>>): StructType {
  const entries = Object.entries(fields).map(([name, type]) => [name, { type, present: true }])
  return { kind: 'struct', fields: Object.fromEntries(entries) }
}

/** The type of the values a schema accepts. `integer` is int, `number` is double, every format is text. */
export function typeOfSchema(
  schema: FieldSchema,
  isPresent: PresenceRule = (_, required) => required,
  path = '',
): ValueType {
  switch (schema.type) {
    case 'string':
      return STRING
    case 'integer':
      return INT
    case 'number':
      return DOUBLE
    case 'boolean':
      return BOOL
    case 'array':
      return {
        kind: 'list',
        item: schema.items === undefined ? STRING : typeOfSchema(schema.items),
      }
    case 'object':
      return structOfSchema(schema, isPresent, path)
    // Nothing is answered there; no expression can name it.
    case 'null':
      return STRING
    default:
      return unreachable(schema.type)
  }
}

/** Like `typeOfSchema`, for the outermost object of a form, context or reading. */
export function structOfSchema(
  schema: FieldSchema | ObjectSchema,
  isPresent: PresenceRule = (_, required) => required,
  path = '',
): StructType {
  const fields: Record<string, FieldType> = {}
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (field.type === 'null') continue
    const fieldPath = path === '' ? name : `${path}.${name}`
    fields[name] = {
      type: typeOfSchema(field, isPresent, fieldPath),
      present: isPresent(fieldPath, schema.required?.includes(name) ?? false),
    }
  }
  return { kind: 'struct', fields }
}

/** Whether every value of `given` may stand where `wanted` is expected. A whole number is also a number. */
export function isAssignable(given: ValueType, wanted: ValueType): boolean {
  if (wanted.kind === 'double' && given.kind === 'int') return true
  if (wanted.kind === 'list') return given.kind === 'list' && isAssignable(given.item, wanted.item)
  if (wanted.kind === 'struct') {
    return (
      given.kind === 'struct' &&
      Object.entries(given.fields).every(([name, field]) => {
        const target = wanted.fields[name]
        return target !== undefined && isAssignable(field.type, target.type)
      })
    )
  }
  return given.kind === wanted.kind
}

const TYPE_TEXTS: Readonly<Record<ValueType['kind'], Required<LocaleText>>> = {
  string: { 'zh-CN': '文字', en: 'text' },
  int: { 'zh-CN': '整数', en: 'a whole number' },
  double: { 'zh-CN': '小数', en: 'a decimal number' },
  bool: { 'zh-CN': '是/否', en: 'yes or no' },
  list: { 'zh-CN': '列表', en: 'a list' },
  struct: { 'zh-CN': '一组字段', en: 'a group of fields' },
}

/** What people call a type. */
export function typeText(kind: ValueType['kind']): Required<LocaleText> {
  return TYPE_TEXTS[kind]
}
