import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { isAnswered } from './check-fields.ts'

/** The part of a value that the schema declares, without empty members: what nobody asked for is not kept, and what asks nothing
 *  has no answer. */
export function declaredPart(schema: FieldSchema, value: JsonObject): JsonObject {
  const kept: Record<string, JsonValue> = {}
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const answer = Object.hasOwn(value, name) ? value[name] : undefined
    if (field.type !== 'null' && isAnswered(answer)) kept[name] = declaredValue(field, answer)
  }
  return kept
}

function declaredValue(schema: FieldSchema, value: JsonValue): JsonValue {
  if (schema.type === 'object' && isJsonObject(value)) return declaredPart(schema, value)
  const { items } = schema
  if (schema.type === 'array' && items !== undefined && Array.isArray(value)) {
    return value.map((item: JsonValue) => declaredValue(items, item))
  }
  return value
}
