import { expect, test } from 'vitest'
import { addressIn, routeTo } from './route-to.ts'

const form = {
  schema: {
    properties: {
      description: { type: 'string' },
      location: {
        type: 'object',
        properties: { nodeId: { type: 'string', format: 'linli-node' }, text: { type: 'string' } },
      },
    },
  },
}
const answers = {
  description: '楼道堆物',
  location: { nodeId: 'building-2', text: '2单元&二楼' },
}
const PLACE = '青禾社区 · 第一网格 · 2号楼'

test('a map is asked for the place and what was written beside it', () => {
  const address = addressIn(PLACE, { form, answers, masked: [] })
  expect(address).toBe('青禾社区 第一网格 2号楼 2单元&二楼')
  const words = encodeURIComponent(address)
  expect(routeTo(address, 'Mozilla/5.0 (Linux; Android 14)')).toBe(`geo:0,0?q=${words}`)
  expect(routeTo(address, 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)')).toBe(`maps:?daddr=${words}`)
})

test.each([['/location'], ['/location/text']])('not what is masked: %s', (pointer) => {
  expect(addressIn(PLACE, { form, answers, masked: [pointer] })).toBe('青禾社区 第一网格 2号楼')
})

test.each([
  ['no report', undefined],
  ['no form', { form: null, answers, masked: [] }],
  ['no place in it', { form: { schema: { properties: {} } }, answers, masked: [] }],
  ['another kind of answer', { form, answers: { location: '2号楼' }, masked: [] }],
])('the place alone: %s', (_why, report) => {
  expect(addressIn(PLACE, report)).toBe('青禾社区 第一网格 2号楼')
})
