import { allRulesOf } from '@linli/runtime/core'
import type { AssignRule } from '@linli/schemas/assign-rule'
import type { Definition } from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import { rulesIn } from './rules-in.ts'

/** What a definition names of the street on which it runs. */
export interface TemplateNeeds {
  readonly posts: readonly Need[]
  /** Kinds of teams. */
  readonly teams: readonly Need[]
  readonly deviceTypes: readonly Need[]
  /** Whether time limits count working time, which the street's calendar must cover. */
  readonly countsWorkingTime: boolean
  /** How many notices stay in the app, and how many leave it. */
  readonly notices: { readonly app: number; readonly outside: number }
}

export interface Need {
  readonly key: string
  /** Titles of the tasks that go there; none where only notices do. */
  readonly tasks: readonly LocaleText[]
  /** Of those, the ones that nothing else in the list of rules would give to anybody. */
  readonly onlyHere: readonly LocaleText[]
}

/** What a street has of all that. */
export interface StreetParts {
  readonly posts: readonly string[]
  readonly teamKinds: readonly string[]
  readonly deviceTypes: readonly string[]
}

export function templateNeeds(definition: Definition, parts: StreetParts): TemplateNeeds {
  const rules = rulesIn(definition)
  const needs = (kind: 'post' | 'team') =>
    unique(rules.flatMap((rule) => nameIn(rule, kind) ?? [])).map((key) =>
      needOf(key, { definition, kind, parts }),
    )
  const deviceTypes = definition.triggers.flatMap((trigger) =>
    trigger.kind === 'device' ? [trigger.deviceType] : [],
  )
  const channels = Object.values(definition.notices).map(({ channel }) => channel)
  const app = channels.filter((channel) => channel === 'app').length
  return {
    posts: needs('post'),
    teams: needs('team'),
    deviceTypes: unique(deviceTypes).map((key) => ({ key, tasks: [], onlyHere: [] })),
    countsWorkingTime: Object.values(definition.timers).some(({ clock }) =>
      clock.startsWith('working'),
    ),
    notices: { app, outside: channels.length - app },
  }
}

/** What the street has not got. */
export function missingOf(
  needs: TemplateNeeds,
  parts: StreetParts,
): Pick<TemplateNeeds, 'posts' | 'teams' | 'deviceTypes'> {
  const without = (all: readonly Need[], has: readonly string[]) =>
    all.filter(({ key }) => !has.includes(key))
  return {
    posts: without(needs.posts, parts.posts),
    teams: without(needs.teams, parts.teamKinds),
    deviceTypes: without(needs.deviceTypes, parts.deviceTypes),
  }
}

interface Asked {
  readonly definition: Definition
  readonly kind: 'post' | 'team'
  readonly parts: StreetParts
}

function needOf(key: string, { definition, kind, parts }: Asked): Need {
  const naming = Object.values(definition.tasks).filter((task) =>
    allRulesOf(task).some((rule) => nameIn(rule, kind) === key),
  )
  const isStuck = ({ assign }: Definition['tasks'][string]) =>
    !assign.some((rule) => nameIn(rule, kind) !== key && isMet(rule, parts))
  return {
    key,
    tasks: naming.map(({ title }) => title),
    onlyHere: naming.filter(isStuck).map(({ title }) => title),
  }
}

function nameIn(rule: AssignRule, kind: 'post' | 'team'): string | null {
  switch (rule.strategy) {
    case 'team':
      return kind === 'team' ? rule.team : null
    case 'skill':
      // A skill is a post at a team; which one a field of the case names is not known before.
      if (kind === 'team') return rule.team ?? null
      return typeof rule.skill === 'string' ? rule.skill : null
    case 'post':
    case 'leader':
      return kind === 'post' ? rule.post : null
    default:
      return null
  }
}

/** Whether the rule may find somebody on the street; whom a case knows counts. */
function isMet(rule: AssignRule, { posts, teamKinds }: StreetParts): boolean {
  const [team, post] = [nameIn(rule, 'team'), nameIn(rule, 'post')]
  return (team === null || teamKinds.includes(team)) && (post === null || posts.includes(post))
}

function unique(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)]
}
