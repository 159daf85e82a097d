// What a release stores, kept for ever: node tests/contracts/write-stored-formats.ts RELEASE plays the scenarios of the templates and
// writes stored-formats/RELEASE.json once.
import { writeFileSync } from 'node:fs'
import { compileDefinition } from '@linli/runtime/core'
import { definitionHash } from '../../runtime/src/engine/publish-definition.ts'
import { createMemoryWorld } from '../scenarios/memory-world.ts'
import { playScenario } from '../scenarios/play-scenario.ts'
import { readStreet, readTemplate, TEMPLATE_IDS } from '../scenarios/read-templates.ts'
import { folderOfStoredFormats, type StoredFormats, type StoredHistory } from './stored-formats.ts'

const [release = ''] = process.argv.slice(2)
const definitions = Object.fromEntries(TEMPLATE_IDS.map((id) => [id, readTemplate(id)]))

async function play(id: string): Promise<StoredHistory[]> {
  const definition = readTemplate(id)
  const found: StoredHistory[] = []
  for (const scenario of definition.scenarios) {
    const world = createMemoryWorld(readStreet())
    const wrong = await playScenario(world, definition, scenario)
    if (wrong !== null) throw new Error(wrong)
    for (const [key, { body }] of world.tables.snapshots) {
      const steps = world.tables.history.get(key) ?? []
      found.push({
        definitionId: id,
        steps: steps.map(({ entry, hash }) => ({ entry, hash })),
        body,
      })
    }
    await world.close()
  }
  return found
}

const stored: StoredFormats = {
  definitions: Object.values(definitions).map((definition) => {
    const hash = definitionHash(definition)
    compileDefinition(definition, hash)
    return { id: definition.id, hash, body: JSON.stringify(definition) }
  }),
  histories: (await Promise.all(TEMPLATE_IDS.map(play))).flat(),
}
// Fails where the release has its file: what was stored is not stored otherwise afterwards.
const file = new URL(`${release}.json`, folderOfStoredFormats)
writeFileSync(file, `${JSON.stringify(stored, null, 2)}\n`, { flag: 'wx' })
