import { readFileSync } from 'node:fs'
import type { Definition } from '@linli/schemas/definition'
import { expect, test } from 'vitest'
import { createMachine, fromPromise, initialTransition } from 'xstate'
import { statesOf } from './definition-tree.ts'
import { exportXstate } from './export-xstate.ts'

const IDS = ['complaint', 'mediation', 'care-order', 'smoke-alarm']

test.each(IDS)('XState takes the machine of %s with all its states', (id) => {
  const definition = JSON.parse(
    readFileSync(new URL(`../../../templates/${id}/definition.json`, import.meta.url), 'utf8'),
  ) as Definition
  const machine = createMachine(JSON.parse(JSON.stringify(exportXstate(definition))), {
    guards: { expr: () => false, in: () => false },
    actors: { humanTask: fromPromise(async () => null) },
  } as never)
  const uids = statesOf(definition.machine).flatMap(({ uid }) => uid ?? [])
  expect([...(machine as unknown as { idMap: Map<string, unknown> }).idMap.keys()].sort()).toEqual(
    [...uids, `linli.${definition.id}`].sort(),
  )
  const [start] = initialTransition(machine)
  expect(start.status).toBe('active')
})
