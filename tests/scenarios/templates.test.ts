import { compileDefinition, replay } from '@linli/runtime/core'
import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Definition } from '@linli/schemas/definition'
import { describe, expect, onTestFinished, test } from 'vitest'
import { checkDefinition } from '../../runtime/src/core/check-definition.ts'
import type { MemoryWorld } from './memory-world.ts'
import { createMemoryWorld } from './memory-world.ts'
import { playScenario } from './play-scenario.ts'
import { createPostgresWorld } from './postgres-world.ts'
import { readStreet, readTemplate, TEMPLATE_IDS } from './read-templates.ts'

const street = readStreet()

describe.each(TEMPLATE_IDS)('template %s', (id) => {
  const definition = readTemplate(id)
  const scenarios = definition.scenarios.map((each) => [each.title['zh-CN'], each] as const)

  test('has no finding', () => {
    expect(checkDefinition(definition)).toEqual([])
  })

  test.each(scenarios)(
    'plays in memory, and its history leads to the same snapshots: %s',
    async (_, scenario) => {
      const world = createMemoryWorld(street)
      onTestFinished(() => world.close())
      expect(await playScenario(world, definition, scenario)).toBeNull()
      expectReplayed(world, definition)
    },
  )

  test.each(scenarios)('plays on PostgreSQL: %s', async (_, scenario) => {
    const world = await createPostgresWorld(street)
    onTestFinished(() => world.close())
    expect(await playScenario(world, definition, scenario)).toBeNull()
  })
})

/** I3: every instance's history, played again, gives its stored snapshot. */
function expectReplayed({ tables }: MemoryWorld, definition: Definition): void {
  const program = compileDefinition(definition, 'replay')
  expect(tables.snapshots.size).toBeGreaterThan(0)
  for (const [key, { body }] of tables.snapshots) {
    const entries = (tables.history.get(key) ?? []).map(({ entry }) => JSON.parse(entry))
    expect(canonicalJson(replay(program, entries))).toBe(body)
  }
}
