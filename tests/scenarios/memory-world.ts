import { chinaWorkingCalendar } from '@linli/runtime'
import { orgTreeOf } from '@linli/runtime/core'
import type { MemoryTables } from '@linli/runtime/memory'
import { createEngine, createMemoryStore, createMemoryTables } from '@linli/runtime/memory'
import type { Street } from '@linli/schemas/street'
import { createIdSource } from '../../runtime/src/engine/id-source.ts'
import type { ScenarioWorld } from './scenario-world.ts'
import { createWorldPorts } from './world-ports.ts'

export interface MemoryWorld extends ScenarioWorld {
  readonly tables: MemoryTables
}

/** A world whose store keeps everything in memory. */
export function createMemoryWorld(street: Street): MemoryWorld {
  let now = 0
  const clock = { now: () => now }
  const tables = createMemoryTables()
  const store = createMemoryStore(clock, tables)
  const ports = createWorldPorts()
  const org = orgTreeOf(street)
  const calendar = chinaWorkingCalendar()
  const engine = createEngine({
    store,
    clock,
    ids: createIdSource(),
    directory: { org: async () => org, calendar: async () => calendar },
    ...ports,
    // What left is asked for step by step.
    limits: { heldEffects: 0 },
  })
  return {
    street,
    engine,
    store,
    tables,
    now: clock.now,
    setNow: async (instant) => {
      now = instant
    },
    async takeEffects() {
      await engine.deliverEffects()
      return ports.takeDelivered()
    },
    takeTrouble: ports.takeTrouble,
    close: () => engine.close(),
  }
}
