import { expect, test } from 'vitest'
import { templateOf } from '../../../tests/support/edit-definition.ts'
import { definitionHash } from './publish-definition.ts'

const START = templateOf('care-order')

test('where fields came from, what was left standing and where states are drawn is no other version', () => {
  const use = { block: 'a', revision: 1, form: 'order', fields: { road: 'road' } }
  const silenced = [{ code: 'text.untranslated', path: '/title', reason: '只有中文' }]
  const drawn = { ...START, blocks: [use], silenced, layout: { ordered: { x: 1, y: 2 } } }
  expect(definitionHash(drawn)).toBe(definitionHash(START))
  expect(definitionHash({ ...START, family: 'XX' })).not.toBe(definitionHash(START))
})
