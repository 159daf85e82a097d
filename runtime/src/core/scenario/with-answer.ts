import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'

/** The answers with one of them given, in the groups that its path names. */
export function withAnswer(
  group: JsonObject,
  names: readonly string[],
  value: JsonValue,
): JsonObject {
  const [name = '', ...rest] = names
  if (rest.length === 0) return { ...group, [name]: value }
  const inner = group[name]
  return { ...group, [name]: withAnswer(isJsonObject(inner) ? inner : {}, rest, value) }
}
