import { expect, test } from 'vitest'
import type { AssignLookups } from './assign-lookups.ts'
import { firstRule, isChosen, ruleOfStrategy, STRATEGIES } from './rule-of-strategy.ts'

const none: AssignLookups = { posts: [], teams: [], people: [], tasks: [], fields: [] }
const some: AssignLookups = {
  posts: [{ value: 'grid-worker', label: '网格员' }],
  teams: [{ value: 'duty-desk', label: '值班室' }],
  people: [{ value: 'a1', label: '张三' }],
  tasks: [{ value: 'accept', label: '受理' }],
  fields: [{ value: 'handler', label: '经办人' }],
}

test('a rule is chosen when all that it names is; a person or a skill never is beforehand', () => {
  const chosen = (lookups: AssignLookups) =>
    STRATEGIES.filter((strategy) => isChosen(ruleOfStrategy(strategy, lookups)))
  expect(chosen(none)).toEqual(['initiator'])
  expect(chosen(some)).toEqual(
    STRATEGIES.filter((strategy) => strategy !== 'person' && strategy !== 'skill'),
  )
  expect(isChosen({ strategy: 'leader', of: { performerOf: '' }, post: 'p' })).toBe(false)
})

test('the rule that a list gets anew is a whole one, whatever is known', () => {
  expect(firstRule(none)).toEqual({ strategy: 'initiator' })
  expect(firstRule(some)).toEqual({ strategy: 'post', post: 'grid-worker' })
})
