import type { FieldSchema, ObjectSchema } from '@linli/schemas/form-definition'
import { isJsonObject, type JsonObject, type JsonValue } from '@linli/schemas/json'

/** As the format has the keys of fields; what is called otherwise no condition can name. */
const KEY = /^[A-Za-z][A-Za-z0-9_]{0,63}$/
const DEEPEST = 4

/** What readings hold, after one that came: what is known already stays as somebody wrote it, what is new is added with the type
 *  that it has in the message. The same object where nothing is new. */
export function withFieldsOf(schema: ObjectSchema, reading: JsonObject): ObjectSchema {
  const grown = grow(schema, reading, 0)
  return grown === schema
    ? schema
    : { ...grown, type: 'object', properties: grown.properties ?? {} }
}

/** The fields of a message that a schema does not have yet, dotted. */
export function newFieldsOf(schema: FieldSchema, reading: JsonObject, prefix = ''): string[] {
  return Object.entries(reading).flatMap(([key, value]) => {
    if (!KEY.test(key) || value === null) return []
    const known = schema.properties?.[key]
    const path = prefix + key
    if (known === undefined) return typeOf(value, 0) === null ? [] : [path]
    return isJsonObject(value) && known.type === 'object'
      ? newFieldsOf(known, value, `${path}.`)
      : []
  })
}

function grow(schema: FieldSchema, value: JsonObject, depth: number): FieldSchema {
  const had = schema.properties ?? {}
  const next: Record<string, FieldSchema> = { ...had }
  for (const [key, member] of Object.entries(value)) {
    if (!KEY.test(key)) continue
    const known = Object.hasOwn(had, key) ? had[key] : undefined
    const made = known === undefined ? typeOf(member, depth) : grownInside(known, member, depth)
    if (made !== null) next[key] = made
  }
  const isSame =
    Object.keys(next).length === Object.keys(had).length &&
    Object.entries(next).every(([key, field]) => had[key] === field)
  return isSame ? schema : { ...schema, properties: next }
}

function grownInside(known: FieldSchema, value: JsonValue, depth: number): FieldSchema {
  if (known.type !== 'object' || !isJsonObject(value) || depth >= DEEPEST) return known
  return grow(known, value, depth + 1)
}

/** Null for what has no type that a condition could ask for. */
function typeOf(value: JsonValue, depth: number): FieldSchema | null {
  if (value === null || depth >= DEEPEST) return null
  if (Array.isArray(value)) {
    const [first] = value as readonly JsonValue[]
    const items = first === undefined ? null : typeOf(first, depth + 1)
    return { type: 'array', items: items ?? { type: 'string' } }
  }
  if (isJsonObject(value)) return grow({ type: 'object', properties: {} }, value, depth + 1)
  switch (typeof value) {
    case 'boolean':
      return { type: 'boolean' }
    case 'number':
      // What is whole today may have a fraction tomorrow.
      return { type: 'number' }
    default:
      return { type: 'string' }
  }
}
