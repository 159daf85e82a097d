import type { AssignRule } from '@linli/schemas/assign-rule'
import type { Definition } from '@linli/schemas/definition'
import { rulesIn, withRules } from '../adopt/rules-in.ts'

/** The definition with another person wherever a rule names one: in tasks, among signers, for extensions and notices. What names
 *  nobody stays the same object. */
export function replacePerson(definition: Definition, from: string, to: string): Definition {
  const change = (rule: AssignRule) => (isNamed(rule, from) ? { ...rule, account: to } : rule)
  return { ...definition, ...withRules(definition, change) }
}

/** How many rules name a person. */
export function rulesNaming(definition: Definition, account: string): number {
  return rulesIn(definition).filter((rule) => isNamed(rule, account)).length
}

function isNamed(rule: AssignRule, account: string): boolean {
  return rule.strategy === 'person' && rule.account === account
}
