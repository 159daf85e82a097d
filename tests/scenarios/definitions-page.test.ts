import { readFileSync } from 'node:fs'
import { checkDefinition } from '@linli/runtime/core'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import { expect, onTestFinished, test } from 'vitest'
import { createMemoryWorld } from './memory-world.ts'
import { playScenario } from './play-scenario.ts'
import { readStreet } from './read-templates.ts'

const PAGE = new URL('../../docs/definitions.md', import.meta.url)

test('the example of docs/definitions.md is a definition without findings, and plays', async () => {
  const text = /^```json\n(.*?)^```/ms.exec(readFileSync(PAGE, 'utf8'))?.[1] ?? ''
  const parsed = parseDefinitionText(text)
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.findings))
  const { definition } = parsed
  const world = createMemoryWorld(readStreet())
  onTestFinished(() => world.close())

  expect(checkDefinition(definition)).toEqual([])
  expect(definition.scenarios).toHaveLength(1)
  for (const scenario of definition.scenarios) {
    expect(await playScenario(world, definition, scenario)).toBeNull()
  }
})
