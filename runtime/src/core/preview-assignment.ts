import type { AssignRule } from '@linli/schemas/assign-rule'
import type { Definition } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import type { OrgTree } from '@linli/schemas/org'
import type { Assignment } from '@linli/schemas/snapshot'
import { ruleListsOf } from './assign-rules.ts'
import { assignTask } from './assign-task.ts'
import type { Participants } from './find-candidates.ts'
import { holdingsAt, holdingsOf } from './holdings-at.ts'

/** One list of rules, as it would find somebody now. */
export interface PreviewedList {
  /** JSON Pointer below the task. */
  readonly path: string
  /** As they are tried. */
  readonly rules: readonly PreviewedRule[]
  /** Index of the rule that decides, as far as it is known without the case; null where none finds anybody. */
  readonly chosen: number | null
}

export interface PreviewedRule {
  /** Whether only a case knows whom it finds: who started it, who did another task, what somebody wrote. */
  readonly hangsOnCase: boolean
  /** Null where it finds nobody. */
  readonly assignment: Assignment | null
  /** Those who could take it, or of whom one is picked. */
  readonly people: readonly { readonly accountId: string; readonly isAway: boolean }[]
}

/** Where a task opens, and when. */
export interface PreviewGround {
  readonly nodeId: string
  /** Account id; null of a case that nobody known has started. */
  readonly initiatorId: string | null
  readonly org: OrgTree
  /** Epoch ms. */
  readonly now: number
}

/** Whom a task would go to if it opened now, each of its rules by itself and all in their order; one list, or one for each signer.
 *  Null where there is no such task or place. */
export function previewAssignment(
  definition: Definition,
  name: string,
  { nodeId, initiatorId, org, now }: PreviewGround,
): PreviewedList[] | null {
  const task = Object.hasOwn(definition.tasks, name) ? definition.tasks[name] : undefined
  if (task === undefined || !org.nodes.has(nodeId)) return null
  const participants: Participants = { nodeId, initiatorId, performers: {} }
  const found = (assign: readonly AssignRule[]) =>
    orNull(() => assignTask({ ...task, assign }, participants, { org, now }))
  return ruleListsOf(task).map(({ path, rules }) => ({
    path,
    rules: rules.map((rule) => {
      const hangsOnCase = isOfCase(rule, initiatorId)
      const assignment = hangsOnCase ? null : found([rule])
      return { hangsOnCase, assignment, people: peopleOf(assignment, org) }
    }),
    chosen: placeOf(found(rules)),
  }))
}

function isOfCase(rule: AssignRule, initiatorId: string | null): boolean {
  switch (rule.strategy) {
    case 'performer':
    case 'field':
      return true
    case 'initiator':
      return initiatorId === null
    case 'leader':
      return rule.of !== 'initiator' || initiatorId === null
    case 'skill':
      return typeof rule.skill !== 'string'
    default:
      return false
  }
}

/** The rules before the one that decides are those that were tried. */
function placeOf(assignment: Assignment | null): number | null {
  const tried = assignment?.why['tried']
  return Array.isArray(tried) ? tried.length : null
}

function peopleOf(assignment: Assignment | null, { holdings }: OrgTree): PreviewedRule['people'] {
  if (assignment === null) return []
  if (assignment.kind === 'account') {
    const { accountId } = assignment
    const held = holdingsOf(holdings, accountId)
    return [{ accountId, isAway: held.some(({ isAway }) => isAway === true) }]
  }
  return holdingsAt(holdings, assignment.post, assignment.nodeId)
    .filter(({ accountId }) => !assignment.excluded.includes(accountId))
    .map(({ accountId, isAway }) => ({ accountId, isAway: isAway === true }))
}

function orNull(find: () => Assignment): Assignment | null {
  try {
    return find()
  } catch (error) {
    if (error instanceof LinliError && error.code === 'assignment.empty') return null
    throw error
  }
}
