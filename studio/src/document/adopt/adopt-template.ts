import type { AssignRule } from '@linli/schemas/assign-rule'
import type { Definition } from '@linli/schemas/definition'
import type { Scenario, ScenarioStep } from '@linli/schemas/scenario'
import type { Street } from '@linli/schemas/street'
import { withRules } from './rules-in.ts'

/** What a template is called from now on, and what stands for whatever the street has not got: the template's key → the street's. */
export interface Adoption {
  readonly id: string
  readonly family: string
  /** In Chinese. */
  readonly title: string
  readonly posts: Exchange
  readonly teams: Exchange
  readonly deviceTypes: Exchange
}

type Exchange = Readonly<Record<string, string>>

/** The template as a definition of the street's own. Where a post is exchanged, its scenarios are played by whoever holds the
 *  other post on the street of the scenarios; where nobody does there, they stay and the page of scenarios tells. */
export function adoptTemplate(
  template: Definition,
  adoption: Adoption,
  street: Street,
): Definition {
  const { id, family, title, posts, teams, deviceTypes } = adoption
  const parts = withRules(template, (rule) => exchanged(rule, posts, teams))
  const standIns = standInsOf(street, posts)
  return {
    ...template,
    ...{ id, family, title: titled(template, title) },
    ...parts,
    triggers: template.triggers.map((trigger) =>
      trigger.kind === 'device'
        ? { ...trigger, deviceType: deviceTypes[trigger.deviceType] ?? trigger.deviceType }
        : trigger,
    ),
    scenarios: template.scenarios.map((scenario) => playedBy(scenario, standIns)),
  }
}

/** The first of `wanted`, `wanted-2`, … that is not taken. */
export function freeId(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted
  const numbers = taken.map((_, index) => index + 2)
  return `${wanted}-${numbers.find((number) => !taken.includes(`${wanted}-${number}`)) ?? 2}`
}

/** Another name has no translation yet: the template's own would say something else. */
function titled({ title }: Definition, wanted: string): Definition['title'] {
  return wanted === title['zh-CN'] ? title : { 'zh-CN': wanted }
}

function exchanged(rule: AssignRule, posts: Exchange, teams: Exchange): AssignRule {
  switch (rule.strategy) {
    case 'post':
    case 'leader':
      return { ...rule, post: posts[rule.post] ?? rule.post }
    case 'team':
      return { ...rule, team: teams[rule.team] ?? rule.team }
    case 'skill':
      return {
        ...rule,
        skill: typeof rule.skill === 'string' ? (posts[rule.skill] ?? rule.skill) : rule.skill,
        ...(rule.team === undefined ? {} : { team: teams[rule.team] ?? rule.team }),
      }
    default:
      return rule
  }
}

/** Account → who acts instead. */
function standInsOf({ accounts }: Street, posts: Exchange): ReadonlyMap<string, string> {
  const holdersOf = (wanted: string) =>
    accounts.filter((account) => account.posts.some(({ post }) => post === wanted))
  const pairs = Object.entries(posts).flatMap(([from, to]) => {
    const [other] = holdersOf(to)
    return other === undefined ? [] : holdersOf(from).map(({ id }) => [id, other.id] as const)
  })
  return new Map(pairs)
}

function playedBy(scenario: Scenario, standIns: ReadonlyMap<string, string>): Scenario {
  return { ...scenario, steps: scenario.steps.map((step) => actedBy(step, standIns)) }
}

function actedBy(step: ScenarioStep, standIns: ReadonlyMap<string, string>): ScenarioStep {
  const other = (by: string) => standIns.get(by) ?? by
  if ('complete' in step) return { complete: { ...step.complete, by: other(step.complete.by) } }
  if ('claim' in step) return { claim: { ...step.claim, by: other(step.claim.by) } }
  if (!('expect' in step) || step.expect.candidates === undefined) return step
  const { candidates, ...rest } = step.expect
  // Who else holds the other post is not said by the template.
  const kept = Object.entries(candidates).filter(([, ids]) => !ids.some((id) => standIns.has(id)))
  return { expect: { ...rest, candidates: Object.fromEntries(kept) } }
}
