import type { Definition, GuardDefinition } from '@linli/schemas/definition'
import { expect, test } from 'vitest'
import { diagramOf } from './diagram.ts'
import { sampleDefinition } from './sample-definition.ts'
import type { Wording } from './wording.ts'

const wording: Wording = {
  locale: 'zh-CN',
  t: (key, values) => (values === undefined ? key : `${key}${JSON.stringify(values)}`),
}
const diagram = diagramOf(sampleDefinition, wording)

function labelOf(source: string, target: string): string | undefined {
  return diagram.edges.find((edge) => edge.source === source && edge.target === target)?.label
}

test('every state is a node below its parent, and a group shows where it begins', () => {
  const kinds = diagram.nodes.map((node) => [node.id, node.kind, node.parentId])
  expect(kinds).toEqual([
    ['start', 'start', null],
    ['work', 'group', null],
    ['initial:work', 'initial', 'work'],
    ['visit', 'state', 'work'],
    ['rest', 'state', 'work'],
    ['ended', 'final', null],
  ])
})

test('a guard that asks for one outcome reads as that button, one that asks for an answer as that choice', () => {
  expect(labelOf('visit', 'ended')).toBe('已处理')
  expect(labelOf('visit', 'rest')).toBe('属实')
  expect(labelOf('visit', 'visit')).toBe('canvas.else')
})

test('events and timers stand on their edges', () => {
  expect(labelOf('work', 'ended')).toBe('撤回')
  expect(labelOf('rest', 'visit')).toContain('clock.seconds')
  expect(labelOf('rest', 'visit')).toContain('90')
})

test('a card tells the task, who does it and until when', () => {
  const facts = diagram.nodes.find((node) => node.id === 'visit')?.facts ?? []
  expect(facts.map((fact) => fact.kind)).toEqual(['task', 'who', 'due'])
  expect(facts[1]?.text).toContain(' → assign.initiator')
})

test('a guard that asks for more reads as a sentence in the titles of its fields, in either language', () => {
  const guarded = withGuard({
    type: 'and',
    params: {
      guards: [
        { type: 'expr', params: { cel: 'output.form.real == "yes" && output.outcome != "away"' } },
        { type: 'not', params: { guard: { type: 'in', params: { state: '#rest' } } } },
      ],
    },
  })
  const label = (locale: 'zh-CN' | 'en') =>
    diagramOf(guarded, { ...wording, locale }).edges.find(
      (edge) => edge.source === 'visit' && edge.target === 'ended',
    )?.label

  expect(label('zh-CN')).toBe('real = 属实 且 办理结果 ≠ 没人 且 不处于「等待」')
  expect(label('en')).toBe('real = 属实 and Outcome ≠ 没人 and not in “等待”')
})

test('a guard that cannot be read stands as it is written', () => {
  const broken = withGuard({ type: 'expr', params: { cel: 'output.form.real ==' } })
  const edges = diagramOf(broken, wording).edges

  expect(edges.find((edge) => edge.target === 'ended' && edge.source === 'visit')?.label).toBe(
    'output.form.real ==',
  )
})

/** The sample with this guard on the first way out of the visit. */
function withGuard(guard: GuardDefinition): Definition {
  const copy = structuredClone(sampleDefinition) as unknown as {
    machine: {
      states: { work: { states: { visit: { invoke: { onDone: { guard: GuardDefinition }[] } } } } }
    }
  }
  const first = copy.machine.states.work.states.visit.invoke.onDone[0]
  if (first !== undefined) first.guard = guard
  return copy as unknown as Definition
}
