import { readFileSync } from 'node:fs'
import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { parseDefinitionText } from '@linli/schemas/parse-definition'

/** A mistake in the call itself, told in a sentence. */
export class UsageError extends Error {}

export type ReadDefinition =
  | { readonly kind: 'read'; readonly definition: Definition }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }

/** Throws `UsageError` where the file cannot be read. */
export function readDefinition(path: string): ReadDefinition {
  const parsed = parseDefinitionText(readText(path))
  return parsed.kind === 'refused' ? parsed : { kind: 'read', definition: parsed.definition }
}

/** Throws `UsageError` where the file cannot be read. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`Cannot read '${path}': ${reason}`)
  }
}
