import { hash } from 'node:crypto'
import { canonicalJson } from '@linli/schemas/canonical-json'
import { LinliError } from '@linli/schemas/linli-error'

/** Hex SHA-256 of a value's canonical JSON: the same key with another hash is another content. Throws `request.invalid` for
 *  a value that is nested deeper than the stack. */
export function bodyHash(value: unknown): string {
  try {
    return hash('sha256', canonicalJson(value))
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new LinliError('request.invalid', 'The content is nested too deep.', { cause })
  }
}
