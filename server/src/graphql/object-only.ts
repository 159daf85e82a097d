import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'

/** Throws `request.invalid` for anything but a JSON object. */
export function objectOnly(value: JsonValue | undefined): JsonObject {
  if (isJsonObject(value)) return value
  throw new LinliError('request.invalid', 'A JSON object is expected here.')
}
