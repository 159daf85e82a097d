import type { Definition } from '@linli/schemas/definition'
import type { Finding, QuickFix } from '@linli/schemas/finding'
import type { JsonValue } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { patchJson } from '@linli/schemas/patch-json'
import { checkDefinition } from './check-definition.ts'

/** Each is tried on the whole definition, which takes some hundredths of a second. */
const MOST_FIXES = 8

/** The findings of a definition, the first of those that can be put right with their fixes: each was tried, takes its own
 *  finding away and brings no new error. The others come without one. */
export function withSafeFixes(definition: Definition, findings: readonly Finding[]): Finding[] {
  let tried = 0
  return findings.map((finding) => {
    const { fix, ...bare } = finding
    if (fix === undefined) return finding
    tried += 1
    return tried <= MOST_FIXES && isSafe(fix, { finding, definition, findings }) ? finding : bare
  })
}

interface Trying {
  readonly finding: Finding
  readonly definition: Definition
  readonly findings: readonly Finding[]
}

function isSafe(fix: QuickFix, { finding, definition, findings }: Trying): boolean {
  const fixed = parseDefinition(patched(definition, fix))
  if (fixed.kind === 'refused') return false
  const after = checkDefinition(fixed.definition)
  const [before, left] = [countOf(finding, findings), countOf(finding, after)]
  const known = new Set(findings.map(textOf))
  return (
    left < before && after.every((each) => each.severity !== 'error' || known.has(textOf(each)))
  )
}

/** Null, which is no definition, where the fix does not fit the document. */
function patched(definition: Definition, { patch }: QuickFix): JsonValue {
  try {
    return patchJson(definition as unknown as JsonValue, patch)
  } catch (error) {
    if (error instanceof LinliError) return null
    throw error
  }
}

function countOf(finding: Finding, findings: readonly Finding[]): number {
  return findings.filter((each) => textOf(each) === textOf(finding)).length
}

/** Places move when something is taken out of a list; what is said does not. */
function textOf({ code, message }: Finding): string {
  return `${code} ${message['zh-CN']}`
}
