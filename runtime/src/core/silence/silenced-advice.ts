import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'

export interface Advice {
  /** What is told: every error, and the advice that nobody silenced. */
  readonly told: readonly Finding[]
  /** The advice that somebody left standing at its place. */
  readonly silenced: readonly Finding[]
}

/** Takes the advice apart that the definition says may stay. An error is told whatever anybody says. */
export function silencedAdvice(
  { silenced = [] }: Pick<Definition, 'silenced'>,
  findings: readonly Finding[],
): Advice {
  const isSilenced = (finding: Finding) =>
    finding.severity === 'warning' &&
    silenced.some(({ code, path }) => code === finding.code && path === finding.path)
  return {
    told: findings.filter((finding) => !isSilenced(finding)),
    silenced: findings.filter(isSilenced),
  }
}
