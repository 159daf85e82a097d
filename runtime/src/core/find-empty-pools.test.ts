import type { Definition } from '@linli/schemas/definition'
import type { OrgTree } from '@linli/schemas/org'
import { expect, test } from 'vitest'
import { ALARM, GRID, ORG, POST, STREET } from '../../../tests/support/builders.ts'
import { findEmptyPools } from './find-empty-pools.ts'

const TWO_GRIDS: OrgTree = {
  nodes: new Map([
    ...ORG.nodes,
    ['grid-2', { id: 'grid-2', parentId: STREET, kind: 'grid', name: '第二网格' }],
  ]),
  holdings: ORG.holdings,
}

test('a post that is held on the way up from every place leaves nobody out', () => {
  expect(findEmptyPools(ALARM, ORG)).toEqual([])
  const above = { ...TWO_GRIDS, holdings: [{ accountId: 'a', nodeId: STREET, post: POST }] }
  expect(findEmptyPools(ALARM, above)).toEqual([])
})

test('places without anybody are named', () => {
  const [finding, ...more] = findEmptyPools(ALARM, TWO_GRIDS)
  expect(more).toEqual([])
  expect(finding).toMatchObject({
    ...{ severity: 'warning', code: 'task.nobody-here', path: '/tasks/check/assign' },
    message: { 'zh-CN': '第二网格没有人能办“现场核实”：从那里往上，派给的岗位都空着。' },
  })
})

test('where nobody is anywhere, it is an error', () => {
  const elsewhere = { ...ORG, holdings: [{ accountId: 'a', nodeId: GRID, post: 'mediator' }] }
  expect(findEmptyPools(ALARM, elsewhere)).toMatchObject([
    { severity: 'error', code: 'task.nobody-here' },
  ])
})

test('a rule that names a person counts as somebody', () => {
  const { check } = ALARM.tasks
  if (check === undefined) throw new Error('The alarm is checked.')
  const assign = [...check.assign, { strategy: 'initiator' } as const]
  const asking: Definition = { ...ALARM, tasks: { check: { ...check, assign } } }
  expect(findEmptyPools(asking, { ...ORG, holdings: [] })).toEqual([])
})
