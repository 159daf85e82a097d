import type { AssignRule } from '@linli/schemas/assign-rule'
import type { TaskDefinition } from '@linli/schemas/definition'
import { TEAM_POST } from './find-candidates.ts'

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

/** Every rule of a task with its place below the task. */
export function placedRules({ assign, sign, extension }: TaskDefinition): [string, AssignRule][] {
  const placed = (place: string, rules: readonly AssignRule[]) =>
    rules.map((rule, index): [string, AssignRule] => [`${place}/${index}`, rule])
  return [
    ...placed('/assign', assign),
    ...(sign?.signers ?? []).flatMap((signer, index) =>
      placed(`/sign/signers/${index}/assign`, signer.assign),
    ),
    ...placed('/extension/decide', extension?.decide ?? []),
  ]
}

/** Every rule of a task, wherever it stands. */
export function allRulesOf({ assign, sign, extension }: TaskDefinition): readonly AssignRule[] {
  return [
    ...assign,
    ...(sign?.signers ?? []).flatMap((signer) => signer.assign),
    ...(extension?.decide ?? []),
  ]
}

/** Whether a rule may find nobody on a street where every post is held: whom it names has left, or never had a post; a team is off
 *  duty, or none has the skill. Who started an instance and who did a task are known to the model check. */
export function mayFindNobody({ strategy }: AssignRule): boolean {
  return ['person', 'field', 'leader', 'team', 'skill'].includes(strategy)
}

/** The post whose holders a rule finds; null where it finds a person, or only the instance says which. */
export function postOf(rule: AssignRule): string | null {
  switch (rule.strategy) {
    case 'post':
    case 'leader':
      return rule.post
    case 'team':
      return rule.post ?? TEAM_POST
    case 'skill':
      return rule.post ?? (typeof rule.skill === 'string' ? rule.skill : null)
    default:
      return null
  }
}

/** The outcomes that the machine may hear of: of a task that people vote on, not every vote. */
export function decidingOutcomes({ outcomes, sign }: TaskDefinition): readonly string[] {
  if (sign === undefined || sign.mode === 'any') return Object.keys(outcomes)
  return [...new Set([sign.agree, sign.otherwise, ...(sign.atOnce ?? [])])]
}
