import { playScenario } from '@linli/runtime/core'
import type { AssignRule } from '@linli/schemas/assign-rule'
import type { Definition } from '@linli/schemas/definition'
import type { Scenario, ScenarioExpectation } from '@linli/schemas/scenario'
import type { Street } from '@linli/schemas/street'
import { expect, test } from 'vitest'
import { ALARM, GRID, ORG, POST, STREET } from '../support/builders.ts'
import { testCalendar } from '../support/test-calendar.ts'

const same = (text: string) => ({ 'zh-CN': text, en: text })
const staff = (id: string, nodeId: string, post: string): Street['accounts'][number] => ({
  ...{ id, role: 'worker', name: id, posts: [{ nodeId, post }] },
})
const WATCH = { kind: 'fire-watch', hours: [{ from: '20:00', until: '06:00' }] }
/** A grid whose fire watch is on duty at night. */
const street: Street = {
  ...{ format: 'linli-street/1', communityCode: '999000000001' },
  tenant: { id: 'tenant', name: same('测试街道') },
  ...{ nodeKinds: {}, posts: {}, deviceTypes: {}, devices: [] },
  nodes: [
    ...ORG.nodes.values(),
    { id: 'watch', parentId: GRID, kind: 'team', name: '微型消防站', team: WATCH },
  ],
  accounts: [
    ...[staff('ai', 'watch', 'on-duty'), staff('bo', 'watch', 'on-duty')],
    ...[staff('lead', STREET, 'lead'), staff('cheng', GRID, POST)],
  ],
}

test('a scenario meets a team at night and the post by day', () => {
  const rule: AssignRule = { strategy: 'team', team: 'fire-watch', post: 'on-duty' }
  expect(played(rule, '23:30', { candidates: { check: ['ai', 'bo'] } })).toBeNull()
  expect(played(rule, '12:00', { candidates: { check: ['cheng'] } })).toBeNull()
  expect(played(rule, '12:00', { candidates: { check: ['ai', 'bo'] } })?.message.en).toContain(
    "candidates of 'check'",
  )
})

test('a scenario sees who is picked: each case goes to the next', () => {
  const rule: AssignRule = {
    ...{ strategy: 'team', team: 'fire-watch', post: 'on-duty', pick: 'least-loaded' },
  }
  const first = { candidates: { check: ['ai'] } }
  expect(played(rule, '23:30', first)).toBeNull()
  expect(played(rule, '23:30', first, { candidates: { check: ['bo'] } })).toBeNull()
})

test('a scenario goes to the leader of whoever started it', () => {
  const rule: AssignRule = { strategy: 'leader', of: 'initiator', post: 'lead' }
  expect(played(rule, '12:00', { candidates: { check: ['lead'] } })).toBeNull()
})

/** A case for each expectation, started by the grid worker; what was not as expected, or null. */
function played(rule: AssignRule, time: string, ...expected: readonly ScenarioExpectation[]) {
  const { check } = ALARM.tasks
  if (check === undefined) throw new Error('The alarm has a task.')
  const assign = [rule, ...check.assign]
  const definition: Definition = { ...ALARM, tasks: { check: { ...check, assign } } }
  const answers = { ref: '楼道堆物', divisor: 4 }
  const scenario: Scenario = {
    title: same('分派'),
    startsAt: `2026-11-23T${time}:00+08:00`,
    steps: expected.flatMap((expect) => [
      { submit: { form: 'report', by: 'cheng', answers } },
      { expect },
    ]),
  }
  return playScenario(definition, scenario, { street, calendar: testCalendar([]) }).failure
}
