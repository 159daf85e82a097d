import type { Definition } from '@linli/schemas/definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { pointerKeys } from '@linli/schemas/json-pointer'
import { invariant } from '@linli/schemas/linli-error'

/** The definition with something else at a JSON Pointer; without it where `edit` gives nothing. What lies beside the way stays the
 *  same object. A last key that is not there yet is added; throws `invariant.broken` where one before it is missing. */
export function editAt<Value>(
  definition: Definition,
  pointer: string,
  edit: (value: Value | undefined) => Value | undefined,
): Definition {
  // The format's types say what stands at each pointer; whoever calls names the type of the one she gives.
  const change = edit as unknown as (value: JsonValue | undefined) => JsonValue | undefined
  const document = definition as unknown as JsonValue
  return editedAt(document, pointerKeys(pointer), change) as unknown as Definition
}

function editedAt(
  value: JsonValue | undefined,
  keys: readonly string[],
  edit: (value: JsonValue | undefined) => JsonValue | undefined,
): JsonValue | undefined {
  const [key, ...deeper] = keys
  if (key === undefined) return edit(value)
  invariant(typeof value === 'object' && value !== null, `There is nothing around '${key}'.`)
  if (Array.isArray(value)) {
    const index = Number(key)
    const item = editedAt(value[index], deeper, edit)
    if (item === value[index]) return value
    return item === undefined ? value.toSpliced(index, 1) : value.toSpliced(index, 1, item)
  }
  const object = value as JsonObject
  const before = Object.hasOwn(object, key) ? object[key] : undefined
  const after = editedAt(before, deeper, edit)
  if (after === before) return object
  if (after !== undefined) return { ...object, [key]: after }
  const { [key]: _gone, ...rest } = object
  return rest
}
