import type { TaskDefinition } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import type { OrgTree } from '@linli/schemas/org'
import type { Signer } from '@linli/schemas/sign-rule'
import type { Assignment } from '@linli/schemas/snapshot'
import { assignTask } from '../assign-task.ts'
import type { Ground, Participants } from '../find-candidates.ts'
import { holdingsAt } from '../holdings-at.ts'
import { inOrder } from '../in-order.ts'
import type { SeatFound } from '../step.ts'

/** Who signs a task, in the order of its signers; one who is found twice signs once, with the weight of the first finding.
 *  Throws `assignment.empty` where a signer's rules and the task's own find nobody. */
export function findSeats(
  task: TaskDefinition,
  participants: Participants,
  ground: Ground,
): SeatFound[] {
  const found = (task.sign?.signers ?? []).flatMap((signer) =>
    assignmentsOf(signer, task, { participants, ground }).map((assignment) => ({
      assignment,
      weight: signer.weight ?? 1,
    })),
  )
  return found.filter(
    ({ assignment }, index) =>
      found.findIndex((other) => isSameSeat(other.assignment, assignment)) === index,
  )
}

/** Whether nobody may take a seat, by the posts held now. */
export function isVacant(assignment: Assignment, org: OrgTree): boolean {
  return assignment.kind === 'post' && holdersOf(assignment, org).length === 0
}

/** The one person who may take a task, on leave or not, by the posts held now; null where there are several, or nobody. */
export function soleTaker(assignment: Assignment, org: OrgTree): string | null {
  if (assignment.kind === 'account') return assignment.accountId
  const [only = null, ...others] = new Set(
    holdingsAt(org.holdings, assignment.post, assignment.nodeId)
      .map(({ accountId }) => accountId)
      .filter((accountId) => !assignment.excluded.includes(accountId)),
  )
  return others.length === 0 ? only : null
}

interface Where {
  readonly participants: Participants
  readonly ground: Ground
}

function assignmentsOf(
  signer: Signer,
  task: TaskDefinition,
  { participants, ground }: Where,
): Assignment[] {
  const rules = { ...task, assign: [...signer.assign, ...task.assign] }
  const pool = assignTask(rules, participants, ground)
  if (signer.each !== true || pool.kind === 'account') return [pool]
  const { why } = pool
  const accounts = holdersOf(pool, ground.org)
  if (accounts.length === 0) {
    throw new LinliError('assignment.empty', `Nobody signs '${task.title['zh-CN']}'.`)
  }
  return accounts.map((accountId) => ({
    ...{ accountId, kind: 'account' as const },
    why: inOrder({ ...why, accountId }),
  }))
}

/** Those who are not on leave, else all. In the order of their ids, so that it does not matter in which order the tree lists
 *  them. */
function holdersOf(pool: Extract<Assignment, { kind: 'post' }>, { holdings }: OrgTree): string[] {
  const all = holdingsAt(holdings, pool.post, pool.nodeId).filter(
    ({ accountId }) => !pool.excluded.includes(accountId),
  )
  const present = all.filter(({ isAway }) => !isAway)
  const accounts = (present.length > 0 ? present : all).map(({ accountId }) => accountId)
  return [...new Set(accounts)].sort()
}

function isSameSeat(one: Assignment, other: Assignment): boolean {
  if (one.kind === 'account') {
    return other.kind === 'account' && one.accountId === other.accountId
  }
  return other.kind === 'post' && one.nodeId === other.nodeId && one.post === other.post
}
