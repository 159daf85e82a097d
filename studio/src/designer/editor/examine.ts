import { adviceOn, withSafeFixes } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import { pointerRanges, syntaxErrorRange, type TextRange } from './pointer-range.ts'

export interface Examined {
  /** Null where the text is no definition at all. */
  readonly definition: Definition | null
  readonly findings: readonly Finding[]
  /** Advice that the definition says may stay. */
  readonly silenced: readonly Finding[]
  /** Where each finding stands in the text. */
  readonly ranges: readonly TextRange[]
}

/** What the server would say to this text, said here: the same parser and the same checker, with what puts it right. Takes up to some tenths of a
 *  second for a large one. */
export function examine(text: string): Examined {
  const parsed = parseDefinitionText(text)
  if (parsed.kind === 'refused') {
    const { findings } = parsed
    return { definition: null, findings, silenced: [], ranges: rangesOf(text, findings) }
  }
  const { definition } = parsed
  const { told, silenced } = adviceOn(definition)
  const findings = withSafeFixes(definition, told)
  return { definition, findings, silenced, ranges: rangesOf(text, findings) }
}

function rangesOf(text: string, findings: readonly Finding[]): TextRange[] {
  if (findings.length === 0) return []
  const broken = findings.some(({ path }) => path === '') ? syntaxErrorRange(text) : null
  const ranges = pointerRanges(
    text,
    findings.map(({ path }) => path),
  )
  return ranges.map((range, index) =>
    broken !== null && findings[index]?.path === '' ? broken : range,
  )
}

/** Whether findings forbid publishing. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error')
}
