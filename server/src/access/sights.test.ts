import { expect, test } from 'vitest'
import { grantedOperations } from './operations.ts'
import { sightOf, stricter } from './sights.ts'

test('whoever has a task open reads the sensitive fields that it names, and what is in a group', () => {
  const holder = { standing: 'holder', reads: ['report.health', 'context.card'] } as const
  const see = (field: string) => sightOf(holder, { field, mark: 'sensitive' })
  expect(see('report.health')).toBe('clear')
  expect(see('report.health.pressure')).toBe('clear')
  expect(see('report.healthy')).toBe('masked')
  expect(see('context.card')).toBe('clear')
  expect(see('verdict.card')).toBe('masked')
  expect(sightOf(holder, { field: 'report.name', mark: 'personal' })).toBe('clear')
})

test('what a task names is for its holder alone', () => {
  const former = { standing: 'former', reads: ['report.health'] } as const
  expect(sightOf(former, { field: 'report.health', mark: 'sensitive' })).toBe('masked')
})

test('two who look see what both may see', () => {
  expect(stricter('clear', 'masked')).toBe('masked')
  expect(stricter('hidden', 'clear')).toBe('hidden')
  expect(stricter('clear', 'clear')).toBe('clear')
})

test('the page of roles tells of the levels that the server goes by', () => {
  const grants = new Map(grantedOperations().map((told) => [told.title.en, told.grants]))
  expect(grants.get('Look up by number')).toMatchObject({ code: 'yes', resident: 'yes' })
  expect(grants.get('Urge')).toMatchObject({ initiator: 'yes', holder: 'no', official: 'yes' })
  expect(grants.get('Hand a task on')).toMatchObject({
    initiator: 'no',
    holder: 'own',
    official: 'yes',
  })
  expect(grants.get('Ask for what is masked')).toMatchObject({
    ...{ code: 'no', resident: 'no', colleague: 'no', former: 'yes', partOfficial: 'yes' },
  })
  expect(grants.get('Cancel, suspend, resume a case')).toMatchObject({
    holder: 'no',
    official: 'yes',
  })
})
