import type { AssignRule } from '@linli/schemas/assign-rule'
import type { Actor, OrgTree } from '@linli/schemas/org'
import { expect, test } from 'vitest'
import { ALARM, OFFICIAL, ORG, POST, RESIDENT, WORKER } from '../../../tests/support/builders.ts'
import { testCalendar } from '../../../tests/support/test-calendar.ts'
import { compileDefinition } from './compile-definition.ts'
import { firstStep } from './first-step.ts'
import { nextStep } from './next-step.ts'

const around = (org: OrgTree) => ({ now: 1_772_413_200_000, org, calendar: testCalendar([]) })
const without = (gone: string): OrgTree => ({
  ...ORG,
  holdings: ORG.holdings.filter(({ accountId }) => accountId !== gone),
})

/** Who has the task when it opens, and when its rules are asked again by another org. */
function asked(rule: AssignRule, later: OrgTree, actor: Actor = OFFICIAL) {
  const { check } = ALARM.tasks
  if (check === undefined) throw new Error('The alarm has a task.')
  const assign = [rule, ...check.assign]
  const program = compileDefinition({ ...ALARM, tasks: { check: { ...check, assign } } }, 'again')
  const { snapshot } = firstStep(
    program,
    {
      ...{ kind: 'start', instanceId: 'i', number: 'GJ-1', trigger: 1, device: null },
      ...{ payload: { ref: 'worker-2', divisor: 1 }, actor: RESIDENT },
    },
    around(ORG),
  )
  const taskId = snapshot.tasks[0]?.id ?? ''
  const input = { kind: 'reassign', taskId, actor } as const
  const result = nextStep(program, snapshot, input, around(later))
  const then = result.kind === 'moved' ? result.step.snapshot.tasks[0]?.assignment : result.reason
  return [snapshot.tasks[0]?.assignment, then]
}

test('whoever was picked keeps the task while the rule finds her; then another is picked', () => {
  const rule: AssignRule = { strategy: 'post', post: POST, pick: 'in-turn' }
  const first = { kind: 'account', accountId: 'worker-1' }
  expect(asked(rule, ORG)).toMatchObject([first, 'no-change'])
  expect(asked(rule, without('worker-2'))).toMatchObject([first, 'no-change'])
  expect(asked(rule, without('worker-1'))).toMatchObject([first, { accountId: 'worker-2' }])
})

test('whom a field names is asked of the fields as they are', () => {
  const rule: AssignRule = { strategy: 'field', field: 'ref' }
  const named = { kind: 'account', accountId: 'worker-2' }
  expect(asked(rule, ORG)).toMatchObject([named, 'no-change'])
  expect(asked(rule, without('worker-2'))).toMatchObject([named, { kind: 'post', post: POST }])
})

test('nobody but an official assigns anew', () => {
  const rule: AssignRule = { strategy: 'post', post: POST }
  expect(() => asked(rule, ORG, WORKER)).toThrow(expect.objectContaining({ code: 'access.denied' }))
})
