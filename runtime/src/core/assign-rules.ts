import type { AssignRule, TaskDefinition } from '@linli/schemas/definition'

/** A list of rules of a task, with where it stands under the task. Each must find somebody. */
export interface RuleList {
  /** JSON Pointer below the task. */
  readonly path: string
  /** As they are tried, the task's own last. */
  readonly rules: readonly AssignRule[]
}

/** Who is looked for when the task opens: one list, or one for each signer. */
export function ruleListsOf({ assign, sign }: TaskDefinition): readonly RuleList[] {
  if (sign === undefined) return [{ path: '/assign', rules: assign }]
  return sign.signers.map((signer, index) => ({
    path: `/sign/signers/${index}/assign`,
    rules: [...signer.assign, ...assign],
  }))
}

/** Every rule of a task, wherever it stands. */
export function allRulesOf({ assign, sign }: TaskDefinition): readonly AssignRule[] {
  return [...assign, ...(sign?.signers ?? []).flatMap((signer) => signer.assign)]
}

/** The outcomes that the machine may hear of: of a task that people vote on, not every vote. */
export function decidingOutcomes({ outcomes, sign }: TaskDefinition): readonly string[] {
  if (sign === undefined || sign.mode === 'any') return Object.keys(outcomes)
  return [...new Set([sign.agree, sign.otherwise, ...(sign.atOnce ?? [])])]
}
