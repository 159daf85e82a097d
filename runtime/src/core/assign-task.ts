import type { AssignRule, TaskDefinition } from '@linli/schemas/definition'
import type { Recipients } from '@linli/schemas/effect'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError, unreachable } from '@linli/schemas/linli-error'
import type { OrgNode, OrgTree } from '@linli/schemas/org'
import type { Assignment } from '@linli/schemas/snapshot'
import { holdingsAt } from './holdings-at.ts'
import { inOrder } from './in-order.ts'

/** What assignment knows of the instance. */
export interface Participants {
  readonly nodeId: string
  readonly initiatorId: string | null
  readonly performers: Readonly<Record<string, string>>
  readonly signers?: Readonly<Record<string, readonly string[]>>
}

/** Who may act on a task: the first rule that finds somebody who is not excluded decides.
 *  A post is looked for at the instance's node and then at every node above it.
 *  Somebody on leave is found only where the rules find nobody else.
 *  Throws `assignment.empty` when no rule finds anybody. */
export function assignTask(
  task: Pick<TaskDefinition, 'assign' | 'exclude' | 'title'>,
  participants: Participants,
  org: OrgTree,
): Assignment {
  const excluded = excludedAccounts(task, participants)
  let tried: JsonObject[] = []
  for (const isAwayToo of PRESENT_FIRST) {
    tried = []
    for (const rule of task.assign) {
      const found = findCandidates(rule, participants, { org, excluded, isAwayToo })
      if (found !== null) {
        const why = whyOf(rule, found, { excluded, tried })
        return found.kind === 'account'
          ? { accountId: found.accountId, kind: 'account', why }
          : { excluded, kind: 'post', nodeId: found.node.id, post: found.post, why }
      }
      tried.push({ ...rule })
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
  org: OrgTree,
): Recipients | null {
  for (const isAwayToo of PRESENT_FIRST) {
    const found = findCandidates(rule, participants, { org, excluded: [], isAwayToo })
    if (found === null) continue
    return found.kind === 'account'
      ? { kind: 'account', accountId: found.accountId }
      : { kind: 'post', nodeId: found.node.id, post: found.post }
  }
  return null
}

type Found =
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'post'; readonly node: OrgNode; readonly post: string }

interface Where {
  readonly org: OrgTree
  readonly excluded: readonly string[]
  /** Whether those on leave count. */
  readonly isAwayToo: boolean
}

/** Those who are not on leave; then all, where nobody else was found. */
const PRESENT_FIRST = [false, true]

function findCandidates(
  rule: AssignRule,
  participants: Participants,
  { org, excluded, isAwayToo }: Where,
): Found | null {
  switch (rule.strategy) {
    case 'post': {
      for (const node of nodesUpwards(participants.nodeId, org)) {
        const isHeld = holdingsAt(org.holdings, rule.post, node.id).some(
          ({ accountId, isAway }) => !excluded.includes(accountId) && (isAwayToo || !isAway),
        )
        if (isHeld) return { kind: 'post', node, post: rule.post }
      }
      return null
    }
    case 'initiator':
      return accountUnless(participants.initiatorId, excluded)
    case 'performer':
      return accountUnless(performerOf(rule.task, participants), excluded)
    default:
      return unreachable(rule)
  }
}

/** The node and everything above it; stops at a node seen before, should the tree be broken. */
export function* nodesUpwards(nodeId: string, org: OrgTree): Generator<OrgNode> {
  const seen = new Set<string>()
  let node = org.nodes.get(nodeId)
  while (node !== undefined && !seen.has(node.id)) {
    yield node
    seen.add(node.id)
    node = node.parentId === null ? undefined : org.nodes.get(node.parentId)
  }
}

function accountUnless(accountId: string | null, excluded: readonly string[]): Found | null {
  if (accountId === null || excluded.includes(accountId)) return null
  return { kind: 'account', accountId }
}

function performerOf(task: string, participants: Participants): string | null {
  return Object.hasOwn(participants.performers, task)
    ? (participants.performers[task] ?? null)
    : null
}

/** Who may not hold the task (回避). */
export function excludedAccounts(
  { exclude }: Pick<TaskDefinition, 'exclude'>,
  participants: Participants,
): string[] {
  const accounts = (exclude ?? []).flatMap((each) =>
    each === 'initiator'
      ? participants.initiatorId
      : [performerOf(each.performerOf, participants), ...signersOf(each.performerOf, participants)],
  )
  return [...new Set(accounts.filter((account) => account !== null))]
}

/** Whoever signed a task has had a part in it, whichever signature decided. */
function signersOf(task: string, { signers }: Participants): readonly string[] {
  return signers !== undefined && Object.hasOwn(signers, task) ? (signers[task] ?? []) : []
}

function whyOf(
  rule: AssignRule,
  found: Found,
  facts: { readonly excluded: string[]; readonly tried: JsonObject[] },
): JsonObject {
  if (found.kind === 'account') return inOrder({ ...rule, accountId: found.accountId, ...facts })
  const { id, kind, name } = found.node
  return inOrder({ ...rule, node: { id, kind, name }, ...facts })
}
