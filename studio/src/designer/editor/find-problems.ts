import { checkDefinition, withSafeFixes } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { parseDefinitionText } from '@linli/schemas/parse-definition'

export interface Examined {
  /** Null where the text is no definition at all. */
  readonly definition: Definition | null
  readonly findings: readonly Finding[]
}

/** What the server would say to this text, said here: the same parser and the same checker, with what puts it right. */
export function examine(text: string): Examined {
  const parsed = parseDefinitionText(text)
  if (parsed.kind === 'refused') return { definition: null, findings: parsed.findings }
  const { definition } = parsed
  return { definition, findings: withSafeFixes(definition, checkDefinition(definition)) }
}

/** Whether findings forbid publishing. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error')
}
