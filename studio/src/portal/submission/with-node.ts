import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { escapePointer, valueAt } from '@linli/schemas/json-pointer'

/** The answers with the place filled in that a code on a door says: the first place that the form asks for, in a group too. Where
 *  somebody has answered it among other things, or the form asks for none, the answers stay as they are. */
export function withNode(
  { schema }: Pick<FormDefinition, 'schema'>,
  answers: JsonObject,
  nodeId: string,
): JsonObject {
  const path = firstPlace(schema)
  if (path === null) return answers
  const placed = put({}, path, nodeId)
  return isPlaceAlone(answers, path) ? placed : put(answers, path, nodeId)
}

/** The place that is answered where `withNode` would put one; null where none is. */
export function nodeIn(
  { schema }: Pick<FormDefinition, 'schema'>,
  answers: JsonObject,
): string | null {
  const path = firstPlace(schema)
  const there = path === null ? null : valueAt(answers, pointerOf(path))
  return typeof there === 'string' && there !== '' ? there : null
}

function pointerOf(path: readonly string[]): string {
  return path.map((key) => `/${escapePointer(key)}`).join('')
}

/** Whether nothing but the place was answered: another code was scanned before, and nobody went on. */
function isPlaceAlone(answers: JsonObject, path: readonly string[]): boolean {
  const there = valueAt(answers, pointerOf(path))
  return JSON.stringify(answers) === JSON.stringify(put({}, path, String(there)))
}

function firstPlace({ properties = {} }: FieldSchema): readonly string[] | null {
  for (const [key, field] of Object.entries(properties)) {
    if (field.format === 'linli-node') return [key]
    // What is in a group of a format belongs to the format: a room keeps names beside its node.
    const isOpen = field.type === 'object' && field.format === undefined
    const inner = isOpen ? firstPlace(field) : null
    if (inner !== null) return [key, ...inner]
  }
  return null
}

function put(
  answers: JsonObject,
  [key = '', ...rest]: readonly string[],
  nodeId: string,
): JsonObject {
  const there = answers[key]
  if (rest.length === 0) {
    return there === undefined || there === '' ? { ...answers, [key]: nodeId } : answers
  }
  const group = typeof there === 'object' && there !== null && !Array.isArray(there) ? there : {}
  return { ...answers, [key]: put(group as JsonObject, rest, nodeId) }
}
