import type { Excluded, PartyIn, TaskDefinition } from '@linli/schemas/definition'
import { unreachable } from '@linli/schemas/linli-error'
import type { OrgTree } from '@linli/schemas/org'
import type { Participants } from './find-candidates.ts'
import { performerOf } from './find-candidates.ts'
import { holdingsAt, holdingsOf } from './holdings-at.ts'

/** The post of those who live together: residents and staff alike have it at their home. */
export const HOUSEHOLD_POST = 'householder'

/** Who may neither hold the task nor decide it (回避), by what the instance and the street say now. */
export function excludedAccounts(
  { exclude }: Pick<TaskDefinition, 'exclude'>,
  participants: Participants,
  org: OrgTree,
): string[] {
  if (exclude === undefined) return []
  return [...new Set(exclude.flatMap((each) => accountsOf(each, participants, org)))]
}

function accountsOf(each: Excluded, participants: Participants, org: OrgTree): string[] {
  if (each === 'initiator') return initiatorOf(participants)
  if ('performerOf' in each) {
    const performer = performerOf(each.performerOf, participants)
    const signers = signersOf(each.performerOf, participants)
    return performer === null ? [...signers] : [performer, ...signers]
  }
  if ('partyIn' in each) return partiesIn(each, participants)
  if ('householdOf' in each) {
    const { householdOf } = each
    const people =
      householdOf === 'initiator' ? initiatorOf(participants) : partiesIn(householdOf, participants)
    return people.flatMap((accountId) => householdOfAccount(accountId, org))
  }
  return unreachable(each)
}

function initiatorOf({ initiatorId }: Participants): string[] {
  return initiatorId === null ? [] : [initiatorId]
}

/** Whoever signed a task has had a part in it, whichever signature decided. */
function signersOf(task: string, { signers }: Participants): readonly string[] {
  return signers !== undefined && Object.hasOwn(signers, task) ? (signers[task] ?? []) : []
}

function partiesIn({ partyIn }: PartyIn, { context = {} }: Participants): string[] {
  const named = Object.hasOwn(context, partyIn) ? context[partyIn] : undefined
  const all = Array.isArray(named) ? named : [named]
  return all.filter((account) => typeof account === 'string' && account !== '') as string[]
}

/** She herself, and whoever lives where she does. */
function householdOfAccount(accountId: string, { holdings }: OrgTree): string[] {
  const homes = holdingsOf(holdings, accountId).filter(({ post }) => post === HOUSEHOLD_POST)
  const others = homes.flatMap(({ nodeId }) => holdingsAt(holdings, HOUSEHOLD_POST, nodeId))
  return [accountId, ...others.map((other) => other.accountId)]
}
