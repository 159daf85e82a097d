import { describe, expect, onTestFinished, test } from 'vitest'
import { checkDefinition } from '../../runtime/src/core/check-definition.ts'
import { expectReplayed } from './expect-replayed.ts'
import { createMemoryWorld } from './memory-world.ts'
import { playScenario } from './play-scenario.ts'
import { createPostgresWorld } from './postgres-world.ts'
import { readStreet, readTemplate, TEMPLATE_IDS } from './read-templates.ts'

const street = readStreet()
/** So many of each template: a database for each takes a second. */
const ON_POSTGRES = 5

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

  // The engine is the same on both; that the stores are, the contract tests say.
  test.each(scenarios.slice(0, ON_POSTGRES))('plays on PostgreSQL: %s', async (_, scenario) => {
    const world = await createPostgresWorld(street)
    onTestFinished(() => world.close())
    expect(await playScenario(world, definition, scenario)).toBeNull()
  })
})
