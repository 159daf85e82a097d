import type { TaskDefinition } from '@linli/schemas/definition'
import type { OrgTree, PostHolding } from '@linli/schemas/org'
import { describe, expect, test } from 'vitest'
import { assignTask, findRecipients } from './assign-task.ts'

const NODES = [
  { id: 'street', parentId: null, kind: 'street', name: '街道' },
  { id: 'community', parentId: 'street', kind: 'community', name: '社区' },
  { id: 'grid', parentId: 'community', kind: 'grid', name: '网格' },
]
const org = (...holdings: readonly PostHolding[]): OrgTree => ({
  nodes: new Map(NODES.map((node) => [node.id, node])),
  holdings,
})
const held = (accountId: string, nodeId: string, isAway = false): PostHolding => ({
  ...{ accountId, nodeId, post: 'worker' },
  ...(isAway ? { isAway } : {}),
})
const task: TaskDefinition = {
  title: { 'zh-CN': '核实' },
  assign: [
    { strategy: 'post', post: 'worker' },
    { strategy: 'post', post: 'desk' },
  ],
  exclude: ['initiator'],
  outcomes: { done: { title: { 'zh-CN': '办结' } } },
}
const participants = { nodeId: 'grid', initiatorId: 'initiator', performers: {} }
const goesTo = (tree: OrgTree) => {
  const assignment = assignTask(task, participants, { org: tree, now: 0 })
  return assignment.kind === 'post' ? [assignment.nodeId, assignment.post] : assignment
}

describe('while somebody is on leave', () => {
  const desk = { accountId: 'desk', nodeId: 'community', post: 'desk' }

  test('her colleague at the same place is found', () => {
    expect(goesTo(org(held('away', 'grid', true), held('here', 'grid')))).toEqual([
      ...['grid', 'worker'],
    ])
  })

  test('the post is looked for further up, and then the other rules are tried', () => {
    expect(goesTo(org(held('away', 'grid', true), held('above', 'street'), desk))).toEqual([
      ...['street', 'worker'],
    ])
    expect(goesTo(org(held('away', 'grid', true), desk))).toEqual(['community', 'desk'])
  })

  test('she is found where nobody else is, as when the only other one is excluded', () => {
    expect(goesTo(org(held('away', 'grid', true)))).toEqual(['grid', 'worker'])
    expect(goesTo(org(held('away', 'community', true), held('initiator', 'grid')))).toEqual([
      ...['community', 'worker'],
    ])
  })

  test('notices go the same way', () => {
    const rule = { strategy: 'post', post: 'worker' } as const
    const to = (tree: OrgTree) => findRecipients(rule, participants, { org: tree, now: 0 })
    expect(to(org(held('away', 'grid', true), held('above', 'street')))).toMatchObject({
      nodeId: 'street',
    })
    expect(to(org(held('away', 'grid', true)))).toMatchObject({ nodeId: 'grid' })
    expect(to(org())).toBeNull()
  })
})

test('where no rule finds anybody it says what was tried, once', () => {
  expect(() => goesTo(org({ ...held('away', 'grid', true), post: 'other' }))).toThrow(
    expect.objectContaining({
      code: 'assignment.empty',
      details: { tried: task.assign, excluded: ['initiator'] },
    }),
  )
})
