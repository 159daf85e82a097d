import type { AssignRule } from '@linli/schemas/assign-rule'
import type { AssignLookups } from './assign-lookups.ts'
import type { Option } from './option.ts'

export type Strategy = AssignRule['strategy']

/** In the order they are offered: what streets use most comes first. */
export const STRATEGIES: readonly Strategy[] = [
  ...(['post', 'team', 'skill', 'leader', 'initiator', 'performer', 'person', 'field'] as const),
]

/** A rule of another kind in the place of one: the post and the task it names stay where the new kind has such a thing, the rest is
 *  the first that may be chosen. Neither a person nor a skill is chosen for anybody. */
export function ruleOfStrategy(
  strategy: Strategy,
  lookups: AssignLookups,
  before?: AssignRule,
): AssignRule {
  const post = postIn(before) ?? first(lookups.posts)
  const task = taskIn(before) ?? first(lookups.tasks)
  switch (strategy) {
    case 'post':
      return { strategy, post }
    case 'leader':
      return { strategy, of: 'initiator', post }
    case 'team':
      return { strategy, team: first(lookups.teams) }
    case 'skill':
      return { strategy, skill: '' }
    case 'initiator':
      return { strategy }
    case 'performer':
      return { strategy, task }
    case 'person':
      return { strategy, account: '' }
    case 'field':
      return { strategy, field: first(lookups.fields) }
  }
}

/** The rule that a list gets anew: it goes to a post, or to whoever started the instance where no post is known. */
export function firstRule(lookups: AssignLookups): AssignRule {
  return ruleOfStrategy(lookups.posts.length === 0 ? 'initiator' : 'post', lookups)
}

/** Whether all that the rule names is chosen; another one finds nobody, and is no rule of the format. */
export function isChosen(rule: AssignRule): boolean {
  switch (rule.strategy) {
    case 'post':
      return rule.post !== ''
    case 'leader':
      return rule.post !== '' && (rule.of === 'initiator' || rule.of.performerOf !== '')
    case 'team':
      return rule.team !== ''
    case 'skill':
      return (typeof rule.skill === 'string' ? rule.skill : rule.skill.field) !== ''
    case 'initiator':
      return true
    case 'performer':
      return rule.task !== ''
    case 'person':
      return rule.account !== ''
    case 'field':
      return rule.field !== ''
  }
}

function postIn(rule: AssignRule | undefined): string | undefined {
  return rule?.strategy === 'post' || rule?.strategy === 'leader' ? rule.post : undefined
}

function taskIn(rule: AssignRule | undefined): string | undefined {
  return rule?.strategy === 'performer' ? rule.task : undefined
}

function first(options: readonly Option[]): string {
  return options[0]?.value ?? ''
}
