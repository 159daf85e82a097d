import { chinaWorkingCalendar } from '@linli/runtime'
import { playScenario as playOnCore } from '@linli/runtime/core'
import type { Scenario, ScenarioStep } from '@linli/schemas/scenario'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createMemoryWorld } from './memory-world.ts'
import { playScenario as playOnEngine } from './play-scenario.ts'
import { readStreet, readTemplate, TEMPLATE_IDS } from './read-templates.ts'

const street = readStreet()
const ground = { street, calendar: chinaWorkingCalendar() }

const scenarios = TEMPLATE_IDS.flatMap((id) =>
  readTemplate(id).scenarios.map((scenario) => [id, scenario.title['zh-CN'], scenario] as const),
)

describe('the core alone finds what the engine finds', () => {
  test.each(scenarios)('%s: %s', (id, _title, scenario) => {
    expect(playOnCore(readTemplate(id), scenario, ground).failure).toBeNull()
  })

  test.each(scenarios)('%s: %s, with a step left out', async (id, _, scenario) => {
    const definition = readTemplate(id)
    const { length } = scenario.steps
    for (const index of [Math.floor(length / 3), Math.floor((2 * length) / 3)]) {
      const steps = scenario.steps.filter((_step, at) => at !== index)
      const shorter: Scenario = { ...scenario, steps }
      const failure = playOnCore(definition, shorter, ground).failure
      const world = createMemoryWorld(street)
      onTestFinished(() => world.close())
      const found = await playOnEngine(world, definition, shorter)
      expect(failure === null, `${index}: ${found} / ${failure?.message.en}`).toBe(found === null)
      if (failure !== null) expect(found).toContain(`step ${failure.step} (`)
    }
  })

  test('a step that names nobody of the street fails, and throws nothing', () => {
    const step: ScenarioStep = { claim: { task: 'duty-confirm', by: 'nobody' } }
    const scenario: Scenario = {
      title: { 'zh-CN': '试', en: 'Try' },
      startsAt: '2026-09-28T01:12:00+08:00',
      steps: [step],
    }
    const { failure } = playOnCore(readTemplate('smoke-alarm'), scenario, ground)
    expect(failure).toMatchObject({ step: 0 })
  })
})
