import { expect, test } from 'vitest'
import { templateOf } from '../../../../../tests/support/edit-definition.ts'
import { insertStep, spotAfter } from '../../../document/workflow/insert-step.ts'
import { placedStates } from '../../../document/workflow/placed-states.ts'
import { emptyDefinition } from '../../definitions/empty-definition.ts'
import type { FlowItem, InnerFlow } from './flow.ts'
import { flowsOf } from './flow-of.ts'

const small = emptyDefinition({ id: 'lamp', title: '路灯', family: 'LD' })

function told(flows: readonly InnerFlow[]): unknown[] {
  return flows.flatMap(({ flow }) => flow.items.map(itemTold))
}
function itemTold(item: FlowItem): unknown {
  if (item.kind === 'open') return '…'
  if (item.kind === 'jump') return `→${item.to.uid}`
  if (item.kind === 'branches') return item.columns.map(({ items }) => items.map(itemTold))
  return item.inside.length === 0 ? item.place.uid : [item.place.uid, ...told(item.inside)]
}

function uidsIn(flows: readonly InnerFlow[]): string[] {
  const inItem = (item: FlowItem): string[] => {
    if (item.kind === 'step') return [item.place.uid, ...uidsIn(item.inside)]
    if (item.kind === 'branches') return item.columns.flatMap(({ items }) => items.flatMap(inItem))
    return []
  }
  return flows.flatMap(({ place, flow }) => [
    ...(place.parent?.state.type === 'parallel' ? [place.uid] : []),
    ...flow.items.flatMap(inItem),
    ...flow.locked.flatMap((locked) => [
      locked.uid,
      ...placedStates({ states: locked.state.states ?? {} }).map(({ uid }) => uid),
    ]),
  ])
}

test('steps stand below each other, the columns of a choice beside each other until they meet', () => {
  expect(told(flowsOf(small))).toEqual(['visiting', 'closed'])
  const choice = insertStep(small, spotAfter(small, 'visiting'), 'choice')
  expect(told(flowsOf(choice.definition))).toEqual(['visiting', [[], []], 'closed'])
  const [, branches] = flowsOf(choice.definition)[0]?.flow.items ?? []
  if (branches?.kind !== 'branches') throw new Error('There are no columns.')
  const spot = branches.columns[0]?.spot
  if (spot === undefined) throw new Error('There is no column.')
  const filled = insertStep(choice.definition, spot, 'task')
  expect(told(flowsOf(filled.definition))).toEqual(['visiting', [['task'], []], 'closed'])
})

test('the line below columns is one place: a step put there comes after all of them', () => {
  const choice = insertStep(small, spotAfter(small, 'visiting'), 'choice')
  const last = flowsOf(choice.definition)[0]?.flow.items.at(-1)
  if (last?.kind !== 'step') throw new Error('There is no end.')
  const filled = insertStep(choice.definition, last.spot, 'notice')
  expect(told(flowsOf(filled.definition))).toEqual(['visiting', [[], []], 'notice', 'closed'])
})

test('a condition where nobody answers before is a state of its own', () => {
  const first = flowsOf(small)[0]?.flow.items[0]
  if (first?.kind !== 'step') throw new Error('There is no first step.')
  const choice = insertStep(small, first.spot, 'choice')
  expect(told(flowsOf(choice.definition))).toEqual(['choice', [[], []], 'visiting', 'closed'])
})

test('a way back is told on the card, and what runs side by side stands side by side', () => {
  const approval = insertStep(small, spotAfter(small, 'visiting'), 'approval')
  expect(told(flowsOf(approval.definition))).toEqual(['visiting', 'approval', 'closed'])
  const step = flowsOf(approval.definition)[0]?.flow.items[1]
  expect(step?.kind === 'step' && step.asides.map(({ to }) => to?.uid)).toEqual(['visiting'])
  const parallel = insertStep(small, spotAfter(small, 'visiting'), 'parallel')
  expect(told(flowsOf(parallel.definition))).toEqual([
    'visiting',
    ['parallel', 'task', 'end', 'task_2', 'end_2'],
    'closed',
  ])
})

test('every state of the shipped workflows is shown once, or stands in a locked block', () => {
  for (const name of ['complaint', 'care-order', 'mediation', 'smoke-alarm']) {
    const definition = templateOf(name)
    const all = placedStates(definition.machine).map(({ uid }) => uid)
    expect([name, ...uidsIn(flowsOf(definition)).sort()]).toEqual([name, ...all.sort()])
  }
})
