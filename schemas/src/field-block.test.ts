import { expect, test } from 'vitest'
import { parseFieldBlock } from './field-block.ts'

const BLOCK = {
  title: { 'zh-CN': '地址' },
  schema: { type: 'object', properties: { road: { type: 'string', title: '路' } } },
}
const parsed = (change: object) => parseFieldBlock(JSON.stringify({ ...BLOCK, ...change }))

test('a block is a form that asks something and says nothing that is a form’s alone', () => {
  expect(parsed({})).toEqual(BLOCK)
  expect(parsed({ rules: [{ field: 'road', visibleWhen: 'true' }] })).not.toBeNull()
})

test.each([
  ['no JSON', '{'],
  ['nothing', 'null'],
  ['no title', JSON.stringify({ schema: BLOCK.schema })],
  ['a key that no form has', JSON.stringify({ ...BLOCK, more: 1 })],
  ['no question', JSON.stringify({ ...BLOCK, schema: { type: 'object', properties: {} } })],
  ['a description', JSON.stringify({ ...BLOCK, description: { 'zh-CN': '说明' } })],
  ['who may ask for it', JSON.stringify({ ...BLOCK, eligibility: { verdicts: [] } })],
])('%s is no block', (_, text) => {
  expect(parseFieldBlock(text)).toBeNull()
})
