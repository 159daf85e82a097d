import type { TaskDefinition } from '@linli/schemas/definition'
import type { OrgTree } from '@linli/schemas/org'
import { expect, test } from 'vitest'
import { ALARM, GRID, ORG, POST, STREET } from '../../../tests/support/builders.ts'
import { previewAssignment } from './preview-assignment.ts'

const org: OrgTree = {
  ...ORG,
  holdings: [
    ...ORG.holdings,
    { accountId: 'away', nodeId: GRID, post: POST, isAway: true },
    { accountId: 'desk', nodeId: STREET, post: 'desk' },
  ],
}
const post = (name: string) => ({ strategy: 'post', post: name }) as const
function preview(task: Partial<TaskDefinition>, initiatorId: string | null = null) {
  const { check } = ALARM.tasks
  if (check === undefined) throw new Error('The alarm has a task.')
  const definition = { ...ALARM, tasks: { check: { ...check, ...task } } }
  return previewAssignment(definition, 'check', { nodeId: GRID, initiatorId, org, now: 0 })
}
const namesOf = (list: NonNullable<ReturnType<typeof preview>>[number] | undefined) =>
  list?.rules.map(({ people }) => people.map(({ accountId }) => accountId))

test('each rule tells whom it finds, and which one decides', () => {
  const [list] = preview({ assign: [post('nobody'), post(POST), post('desk')] }) ?? []
  expect(list?.chosen).toBe(1)
  expect(namesOf(list)).toEqual([[], ['worker-1', 'worker-2', 'away'], ['desk']])
  expect(list?.rules[1]?.people.map(({ isAway }) => isAway)).toEqual([false, false, true])
})

test('what only a case knows is said to hang on it', () => {
  const assign = [
    { strategy: 'performer', task: 'check' } as const,
    { strategy: 'field', field: 'ref' } as const,
    { strategy: 'initiator' } as const,
    post('desk'),
  ]
  const [unknown] = preview({ assign }) ?? []
  expect(unknown?.rules.map(({ hangsOnCase }) => hangsOnCase)).toEqual([true, true, true, false])
  expect(unknown?.chosen).toBe(3)
  const [known] = preview({ assign }, 'worker-1') ?? []
  expect(namesOf(known)).toEqual([[], [], ['worker-1'], ['desk']])
  expect(known?.chosen).toBe(2)
})

test('who started it is left out where the task says so', () => {
  const [list] = preview({ exclude: ['initiator'] }, 'worker-1') ?? []
  expect(namesOf(list)).toEqual([['worker-2', 'away']])
})

test('where no rule finds anybody, none decides', () => {
  expect(preview({ assign: [post('nobody')] })).toMatchObject([{ chosen: null }])
})

test('each signer has a list, with the rules of the task behind her own', () => {
  const lists = preview({ sign: { mode: 'any', signers: [{ assign: [post('desk')] }] } })
  expect(lists?.map(namesOf)).toEqual([[['desk'], ['worker-1', 'worker-2', 'away']]])
})

test('there is none for another task or another place', () => {
  const there = { nodeId: GRID, initiatorId: null, org, now: 0 }
  expect(previewAssignment(ALARM, 'toString', there)).toBeNull()
  expect(previewAssignment(ALARM, 'check', { ...there, nodeId: 'nowhere' })).toBeNull()
})
