import { chinaWorkingCalendar } from '@linli/runtime'
import { checkDefinition, coverageOf, playScenario, proposeScenarios } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { describe, expect, test } from 'vitest'
import { readStreet, readTemplate, TEMPLATE_IDS } from '../scenarios/read-templates.ts'
import { answer, build, closed, asks as task, to, when } from './build-definition.ts'

const ground = { street: readStreet(), calendar: chinaWorkingCalendar() }

function covered(definition: Definition) {
  const stages = definition.scenarios.map((each) => playScenario(definition, each, ground).stage)
  return coverageOf(definition, stages)
}

describe('a definition without scenarios is given some', () => {
  test.each(TEMPLATE_IDS)('%s: they go through everything', (id) => {
    const bare: Definition = { ...readTemplate(id), scenarios: [] }
    const { proposals, untried } = proposeScenarios(bare, ground)
    const proposed: Definition = { ...bare, scenarios: proposals.map(({ scenario }) => scenario) }

    const { transitions, states } = covered(proposed)
    const left = [...transitions.missing, ...states.missing].sort()
    expect(left).toEqual(untried.map(({ path }) => path).sort())
    expect(left.length / (transitions.total + states.total)).toBeLessThan(0.03)
    expect(proposals.flatMap(({ covers }) => covers)).toHaveLength(
      transitions.total + states.total - left.length,
    )
    expect(checkDefinition(proposed).filter(({ path }) => path.startsWith('/scenarios'))).toEqual(
      [],
    )
  })
})

test.each(TEMPLATE_IDS)('the scenarios of %s go through every state and transition', (id) => {
  const template = readTemplate(id)
  const { transitions, states } = covered(template)
  expect([transitions.missing, states.missing]).toEqual([[], []])
  expect(proposeScenarios(template, ground)).toEqual({ proposals: [], untried: [] })
})

test('what no example can go through is told with the reason', () => {
  const definition = build({
    initial: 'a',
    tasks: { accept: {}, work: {} },
    context: { open: { type: 'boolean' } },
    initialContext: { open: false },
    states: {
      a: task('accept', [when('context.open', to('b')), to('closed', answer)]),
      b: task('work', to('closed', answer)),
      closed,
    },
  })
  const { proposals, untried } = proposeScenarios({ ...definition, scenarios: [] }, ground)
  expect(proposals.flatMap(({ covers }) => covers)).toContain('/machine/states/a/invoke/onDone/1')
  const told = untried.find(({ path }) => path === '/machine/states/a/invoke/onDone/0')
  expect(told?.message['zh-CN']).toContain('没有找到')
})
