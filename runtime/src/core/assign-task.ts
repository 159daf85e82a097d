import type { AssignRule } from '@linli/schemas/assign-rule'
import type { TaskDefinition } from '@linli/schemas/definition'
import type { Recipients } from '@linli/schemas/effect'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { Assignment } from '@linli/schemas/snapshot'
import { excludedAccounts } from './excluded-accounts.ts'
import type { Found, Ground, Participants } from './find-candidates.ts'
import { findCandidates, TEAM_POST } from './find-candidates.ts'
import { inOrder } from './in-order.ts'

/** Who may act on a task: the first rule that finds somebody who is not excluded decides.
 *  A post is looked for at the instance's node and then at every node above it.
 *  Somebody on leave is found only where the rules find nobody else.
 *  Throws `assignment.empty` when no rule finds anybody. */
export function assignTask(
  task: Pick<TaskDefinition, 'assign' | 'exclude' | 'title'>,
  participants: Participants,
  ground: Ground,
): Assignment {
  const excluded = excludedAccounts(task, participants, ground.org)
  let tried: JsonObject[] = []
  for (const isAwayToo of PRESENT_FIRST) {
    tried = []
    for (const rule of task.assign) {
      const found = findCandidates(rule, participants, { ...ground, excluded, isAwayToo })
      if (found !== null) return assignmentOf(rule, found, { excluded, tried })
      tried.push(plain(rule))
    }
  }
  throw new LinliError(
    'assignment.empty',
    `No rule finds anybody for the task '${task.title['zh-CN']}' at node '${participants.nodeId}'.`,
    { details: { tried, excluded } },
  )
}

/** Who a notice goes to, or null where the rule finds nobody. */
export function findRecipients(
  rule: AssignRule,
  participants: Participants,
  { org, now }: Ground,
): Recipients | null {
  for (const isAwayToo of PRESENT_FIRST) {
    const found = findCandidates(rule, participants, { org, now, excluded: [], isAwayToo })
    if (found === null) continue
    return found.kind === 'account'
      ? { kind: 'account', accountId: found.accountId }
      : { kind: 'post', nodeId: found.node.id, post: found.post }
  }
  return null
}

/** Those who are not on leave; then all, where nobody else was found. */
const PRESENT_FIRST = [false, true]

interface Facts {
  readonly excluded: string[]
  readonly tried: JsonObject[]
}

function assignmentOf(rule: AssignRule, found: Found, facts: Facts): Assignment {
  const { kind, node, skilled } = found
  const why = inOrder({
    ...plain(rule),
    ...(rule.strategy === 'team' ? { post: rule.post ?? TEAM_POST } : {}),
    ...(skilled === undefined ? {} : { post: skilled.skill, ...given(rule), ...skilled }),
    ...(node === undefined ? {} : { node: { id: node.id, kind: node.kind, name: node.name } }),
    ...(found.kind === 'account' ? { accountId: found.accountId, turn: found.turn } : {}),
    ...facts,
  })
  if (kind === 'account') return { accountId: found.accountId, kind, why }
  const { post, besides } = found
  const excluded =
    besides === undefined || facts.excluded.includes(besides)
      ? facts.excluded
      : [...facts.excluded, besides]
  return { excluded, kind, nodeId: found.node.id, post, why }
}

/** The post that a rule names itself. */
function given(rule: AssignRule): { readonly post?: string } {
  return 'post' in rule && rule.post !== undefined ? { post: rule.post } : {}
}

/** A rule as a reason keeps it. */
function plain(rule: AssignRule): JsonObject {
  const { ...members } = rule
  return members
}
