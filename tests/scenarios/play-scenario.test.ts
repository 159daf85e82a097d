import type { Definition } from '@linli/schemas/definition'
import type { Scenario, ScenarioExpectation, ScenarioStep } from '@linli/schemas/scenario'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createMemoryWorld } from './memory-world.ts'
import { playScenario } from './play-scenario.ts'
import { readStreet, readTemplate } from './read-templates.ts'

const street = readStreet()
const alarm = readTemplate('smoke-alarm')
const reading = {
  device: 'smoke-2-2-302',
  messageId: 'm-1',
  reading: { kind: 'alarm', occurredAt: '2026-09-28T01:12:00+08:00' },
}
const started: ScenarioStep = { reading: { ...reading, result: 'started' } }

async function play(definition: Definition, ...steps: ScenarioStep[]): Promise<string | null> {
  const world = createMemoryWorld(street)
  onTestFinished(() => world.close())
  const scenario: Scenario = {
    title: { 'zh-CN': '试', en: 'Try' },
    startsAt: '2026-09-28T01:12:00+08:00',
    steps,
  }
  return await playScenario(world, definition, scenario)
}

/** Every clause of an expectation with a value that is wrong after the alarm has started. */
const wrong: readonly (readonly [ScenarioExpectation, string])[] = [
  [{ states: ['at_site'] }, "'at_site' is not active"],
  [{ tasks: [] }, "open tasks are 'duty-confirm', expected ''"],
  [
    { candidates: { 'duty-confirm': ['zhou-duty'] } },
    "are 'wu-duty, zhou-duty', expected 'zhou-duty'",
  ],
  [{ candidates: { review: [] } }, "the task 'review' is not open"],
  [{ notices: ['alarm-duty'] }, "notices are 'alarm-duty, alarm-household', expected 'alarm-duty'"],
  [{ timers: { 'duty-ack': '2026-09-28T01:13:01+08:00' } }, 'armed timers are'],
  [{ context: { signals: 2 } }, "context 'signals' is 1, expected 2"],
  [{ ended: true }, 'the instance goes on, expected its end'],
]

describe('a scenario that is not met is told in a sentence', () => {
  test.each(wrong)('%j', async (expectation, sentence) => {
    const found = await play(alarm, started, { expect: expectation })
    expect(found).toContain('step 1 (expect) at 2026-09-28T01:12:00')
    expect(found).toContain(sentence)
  })

  test('a reading with another result', async () => {
    const again: ScenarioStep = { reading: { ...reading, result: 'signalled' } }
    expect(await play(alarm, started, again)).toContain("is 'duplicate', expected 'signalled'")
  })

  test('a refusal nobody expected, and one that does not come', async () => {
    const claim = { task: 'duty-confirm', by: 'wang-grid' }
    expect(await play(alarm, started, { claim })).toContain('task.not-assigned')
    const own: ScenarioStep = { claim: { task: 'duty-confirm', by: 'wu-duty', error: 'task.held' } }
    expect(await play(alarm, started, own)).toContain("it was taken, expected 'task.held'")
  })

  test('a task that is not open', async () => {
    const claim = { task: 'review', by: 'wu-duty' }
    expect(await play(alarm, started, { claim })).toContain(
      "the task 'review' is not open; open are: duty-confirm",
    )
  })
})

test('a scenario whose every step is met gives nothing', async () => {
  const met: ScenarioExpectation = { states: ['awaiting_duty'], tasks: ['duty-confirm'] }
  expect(await play(alarm, started, { advance: 'PT30S' }, { expect: met })).toBeNull()
})
