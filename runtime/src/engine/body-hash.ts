import { hash } from 'node:crypto'
import { canonicalJson } from '@linli/schemas/canonical-json'

/** Hex SHA-256 of a value's canonical JSON: the same key with another hash is another content. */
export function bodyHash(value: unknown): string {
  return hash('sha256', canonicalJson(value))
}
