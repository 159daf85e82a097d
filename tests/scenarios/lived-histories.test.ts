import { hash } from 'node:crypto'
import type { LivedStep } from '@linli/runtime/core'
import { captureScenario, compileDefinition, playScenario, rebuild } from '@linli/runtime/core'
import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Street } from '@linli/schemas/street'
import { beforeAll, describe, expect, test } from 'vitest'
import { chinaWorkingCalendar } from '../../runtime/src/calendar/published-years.ts'
import type { PlayedInstance } from './played-instances.ts'
import { playInstances } from './played-instances.ts'
import { readStreet, readTemplate, TEMPLATE_IDS } from './read-templates.ts'

const COUNT = 50
const ground = { street: readStreet(), calendar: chinaWorkingCalendar() }

describe.each(TEMPLATE_IDS)('50 lived instances of %s', (id) => {
  const definition = readTemplate(id)
  const program = compileDefinition(definition, 'lived')
  let instances: readonly PlayedInstance[]
  beforeAll(async () => {
    instances = await playInstances(realStreet(), definition, { count: COUNT, rounds: 16, seed: 7 })
  }, 120_000)

  test('rebuild after every step to what was stored then', { timeout: 60_000 }, () => {
    expect(instances.length).toBeGreaterThanOrEqual(COUNT)
    for (const { steps, hashes } of instances) {
      const entries = steps.map(({ entry }) => entry)
      for (const [index, stored] of hashes.entries()) {
        const { snapshot } = rebuild(program, entries, index + 1)
        expect(hash('sha256', canonicalJson(snapshot))).toBe(stored)
      }
    }
  })

  test('become scenarios that go the same way and say nothing that anybody said', {
    timeout: 60_000,
  }, () => {
    const asked = instances.filter((_, index) => index % 2 === 0)
    let captured = 0
    for (const { steps } of asked) {
      const capture = captureScenario(program, steps, ground)
      if (capture.kind === 'refused') continue
      captured += 1
      const { failure, stage } = playScenario(definition, capture.scenario, ground)
      expect(failure).toBeNull()
      const entered = stage.explanations.flatMap((each) => each.entered)
      const lived = steps.flatMap(({ explanation }) => explanation.entered)
      // Timers that are due at one instant may fire in another order than they did.
      expect(entered.sort()).toEqual(lived.sort())
      const text = JSON.stringify(capture.scenario)
      for (const secret of secretsIn(steps)) expect(text).not.toContain(secret)
    }
    // What stands for an answer is refused now and then (`submission.invalid`), and then nothing is captured.
    expect(captured).toBeGreaterThanOrEqual(asked.length * 0.9)
  })

  /** What people wrote and who they are; choices are the definition's own words. */
  function secretsIn(steps: readonly LivedStep[]): string[] {
    const own = JSON.stringify(definition)
    const inputs = steps.map(({ entry }) => entry.input as Readonly<Record<string, unknown>>)
    return inputs
      .flatMap(({ payload, answers, actor, device }) =>
        textsIn([
          payload,
          answers,
          device,
          (actor as { accountId?: string } | undefined)?.accountId,
        ]),
      )
      .filter((text) => text !== '' && !own.includes(`"${text}"`))
  }
})

/** The fictional street under other names: nothing of it is in the one that scenarios play on. */
function realStreet(): Street {
  const { street } = ground
  const ids = [street.nodes, street.accounts, street.devices].flatMap((list) =>
    list.map(({ id }) => id),
  )
  const renamed = (text: string, id: string) => text.replaceAll(`"${id}"`, `"real-${id}"`)
  return JSON.parse(ids.reduce(renamed, JSON.stringify(street))) as Street
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
