import type {
  AssignRule,
  LeaderRule,
  PickRule,
  SkillRule,
  TeamRule,
} from '@linli/schemas/assign-rule'
import type { JsonObject } from '@linli/schemas/json'
import { unreachable } from '@linli/schemas/linli-error'
import type { OrgNode, OrgTree } from '@linli/schemas/org'
import { holdingsAt, holdingsOf } from './holdings-at.ts'
import type { Picked, Picker, TaskKind } from './loads.ts'
import { nodesUpwards } from './nodes-upwards.ts'
import { teamsAt } from './teams-at.ts'

/** What assignment knows of the instance, and of the task that is about to open. */
export interface Participants {
  readonly nodeId: string
  readonly initiatorId: string | null
  readonly performers: Readonly<Record<string, string>>
  readonly signers?: Readonly<Record<string, readonly string[]>>
  /** Fields of the machine, where a rule may look for an account. */
  readonly context?: JsonObject
  readonly kind?: TaskKind
  /** Account that was picked for the task before: she keeps it where she is still one of those found. */
  readonly present?: string
}

/** What assignment looks at outside the instance. */
export interface Ground {
  readonly org: OrgTree
  /** Epoch ms: which teams are on duty. */
  readonly now: number
  /** Without one, a rule that picks somebody leaves it to all who are found: a notice goes to each of them. */
  readonly picker?: Picker
}

export interface Where extends Ground {
  readonly excluded: readonly string[]
  /** Whether those on leave count. */
  readonly isAwayToo: boolean
}

export type Found = OfPost & { readonly skilled?: Skilled }

type OfPost =
  | (Picked & { readonly kind: 'account'; readonly node?: OrgNode })
  | {
      readonly kind: 'post'
      readonly node: OrgNode
      readonly post: string
      /** Somebody whose own post does not count. */
      readonly besides?: string
    }

/** How a team was found by a skill. */
export interface Skilled {
  readonly skill: string
  /** Teams of the place where somebody has it. */
  readonly among: number
}

/** What a team's members hold. */
export const TEAM_POST = 'member'

/** Whom a rule finds, or null. */
export function findCandidates(
  rule: AssignRule,
  participants: Participants,
  where: Where,
): Found | null {
  switch (rule.strategy) {
    case 'post':
      for (const node of nodesUpwards(participants.nodeId, where.org)) {
        const found = foundAt(node, rule, { participants, where })
        if (found !== null) return found
      }
      return null
    case 'initiator':
      return accountUnless(participants.initiatorId, where)
    case 'performer':
      return accountUnless(performerOf(rule.task, participants), where)
    case 'person':
      return holderUnless(rule.account, where)
    case 'field':
      return holderUnless(participants.context?.[rule.field], where)
    case 'leader':
      return leaderOf(rule, participants, where)
    case 'team':
      return teamOf(rule, participants, where)
    case 'skill':
      return skilledOf(rule, participants, where)
    default:
      return unreachable(rule)
  }
}

/** Null where nobody did it. */
export function performerOf(task: string, { performers }: Participants): string | null {
  return Object.hasOwn(performers, task) ? (performers[task] ?? null) : null
}

function accountUnless(accountId: string | null, { excluded }: Where): Found | null {
  if (accountId === null || excluded.includes(accountId)) return null
  return { kind: 'account', accountId }
}

/** Whoever is named rather than found must be somebody who works here now. */
function holderUnless(named: unknown, where: Where): Found | null {
  if (typeof named !== 'string') return null
  const held = holdingsOf(where.org.holdings, named)
  const isHere = held.some(({ isAway }) => where.isAwayToo || isAway !== true)
  return isHere ? accountUnless(named, where) : null
}

interface Looking {
  readonly participants: Participants
  readonly where: Where
}

/** Those who hold a post at one node: all of them, or who is picked. */
function foundAt(
  node: OrgNode,
  { post, pick }: { readonly post: string; readonly pick?: PickRule },
  { participants, where }: Looking,
): Found | null {
  const accounts = presentAt(node.id, post, where)
  if (accounts.length === 0) return null
  const { kind, present } = participants
  if (pick !== undefined && present !== undefined && accounts.includes(present)) {
    return { kind: 'account', accountId: present, node }
  }
  if (pick === undefined || where.picker === undefined || kind === undefined) {
    return { kind: 'post', node, post }
  }
  return { kind: 'account', node, ...where.picker.pick(accounts, pick, kind) }
}

function presentAt(nodeId: string, post: string, { org, excluded, isAwayToo }: Where): string[] {
  return holdingsAt(org.holdings, post, nodeId)
    .filter(({ accountId, isAway }) => !excluded.includes(accountId) && (isAwayToo || !isAway))
    .map(({ accountId }) => accountId)
}

/** From all of her places at once, one level up at a time. */
function leaderOf({ of, post }: LeaderRule, participants: Participants, where: Where) {
  const led =
    of === 'initiator' ? participants.initiatorId : performerOf(of.performerOf, participants)
  if (led === null) return null
  const { org, excluded } = where
  const seen = new Set<string>()
  let level = new Set(holdingsOf(org.holdings, led).map(({ nodeId }) => nodeId))
  while (level.size > 0) {
    const nodes = [...level].flatMap((id) => (seen.has(id) ? [] : (org.nodes.get(id) ?? [])))
    for (const node of nodes) {
      if (presentAt(node.id, post, { ...where, excluded: [...excluded, led] }).length > 0) {
        return { kind: 'post' as const, node, post, besides: led }
      }
      seen.add(node.id)
    }
    level = new Set(nodes.flatMap(({ parentId }) => parentId ?? []))
  }
  return null
}

function teamOf(
  { team, post = TEAM_POST, ...rule }: TeamRule,
  participants: Participants,
  where: Where,
): Found | null {
  const { org, now } = where
  for (const node of nodesUpwards(participants.nodeId, org)) {
    for (const each of teamsAt(org.nodes, node.id, { kind: team, now })) {
      const found = foundAt(each, { ...rule, post }, { participants, where })
      if (found !== null) return found
    }
  }
  return null
}

function skilledOf(rule: SkillRule, participants: Participants, where: Where): Found | null {
  const skill = skillIn(rule, participants)
  if (skill === null) return null
  const { org, now } = where
  const { team: kind, post = skill, offDuty } = rule
  for (const node of nodesUpwards(participants.nodeId, org)) {
    const teams = teamsAt(org.nodes, node.id, { kind, now, isAnyHour: offDuty })
      .filter(({ id }) => presentAt(id, skill, where).length > 0)
      .map((team) => ({ team, people: presentAt(team.id, post, where) }))
      .filter(({ people }) => people.length > 0)
    const team = freestOf(teams, participants, where)
    if (team === null) continue
    const found = foundAt(team, { ...rule, post }, { participants, where })
    if (found !== null) return { ...found, skilled: { skill, among: teams.length } }
  }
  return null
}

/** Null where the field that names it is empty, or holds no text. */
function skillIn({ skill }: SkillRule, { context }: Participants): string | null {
  const named = typeof skill === 'string' ? skill : context?.[skill.field]
  return typeof named === 'string' && named !== '' ? named : null
}

interface TeamFound {
  readonly team: OrgNode
  readonly people: readonly string[]
}

/** The first one where nobody's load is asked. Whoever was picked before stays in her team. */
function freestOf(
  teams: readonly TeamFound[],
  { kind, present }: Participants,
  { picker }: Where,
): OrgNode | null {
  const [first, ...others] = teams
  if (first === undefined || others.length === 0 || picker === undefined || kind === undefined) {
    return first?.team ?? null
  }
  const same = teams.find(({ people }) => present !== undefined && people.includes(present))
  const groups = teams.map(({ people }) => people)
  return (same ?? teams[picker.freest(groups, kind)] ?? first).team
}
