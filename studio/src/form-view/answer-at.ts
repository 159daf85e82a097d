import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'

/** The value at a dotted path of property names; undefined where nothing was answered. */
export function answerAt(answers: JsonObject, field: string): JsonValue | undefined {
  return field.split('.').reduce<JsonValue | undefined>(step, answers)
}

function step(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return (value as JsonObject)[name]
}

/** The answers with `value` at a dotted path; undefined takes the answer away. */
export function withAnswerAt(
  answers: JsonObject,
  field: string,
  value: JsonValue | undefined,
): JsonObject {
  const [name = '', ...rest] = field.split('.')
  const { [name]: inner, ...others } = answers
  if (rest.length === 0) return value === undefined ? others : { ...answers, [name]: value }
  // Nothing can be taken out of what is not there: an empty group in its place would be an answer nobody gave.
  if (value === undefined && !isJsonObject(inner)) return answers
  const branch = isJsonObject(inner) ? inner : {}
  return { ...answers, [name]: withAnswerAt(branch, rest.join('.'), value) }
}
