import { createHash } from 'node:crypto'
import type { RunningEngine } from '@linli/runtime'
import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Effect } from '@linli/schemas/effect'
import type { JsonObject } from '@linli/schemas/json'
import type { Snapshot } from '@linli/schemas/snapshot'
import type { Street } from '@linli/schemas/street'
import type { EngineStore } from '../../runtime/src/ports/engine-store.ts'

/** A street with a real engine and a clock that only the scenario moves. */
export interface ScenarioWorld {
  readonly street: Street
  readonly engine: RunningEngine
  readonly store: EngineStore
  now(): number
  setNow(instant: number): Promise<void>
  /** What left through the channel since the last call, after everything waiting has been delivered. */
  takeEffects(): Promise<readonly Effect[]>
  /** Steps that became incidents, and other trouble, since the last call. */
  takeTrouble(): readonly string[]
  close(): Promise<void>
}

/** The committed snapshot of an instance, read from the store. Throws where there is none. */
export async function loadSnapshot(world: ScenarioWorld, instanceId: string): Promise<Snapshot> {
  const key = { tenantId: world.street.tenant.id, instanceId }
  const loaded = await world.store.load({
    instances: [key],
    inbox: [],
    correlations: [],
    incidents: [],
  })
  const stored = loaded.instances[0]
  if (stored === undefined) throw new Error(`There is no instance '${instanceId}'.`)
  return stored.snapshot
}

/** The clock stops at every timer on its way, so that each fires at its own instant. */
export async function moveClock(world: ScenarioWorld, target: number): Promise<void> {
  if (target < world.now()) throw new Error('The clock of a scenario never goes back.')
  for (;;) {
    const dueAt = await world.store.nextDueAt()
    if (dueAt === null || dueAt > target) break
    await world.setNow(Math.max(dueAt, world.now()))
    const fired = await world.engine.fireDueTimers()
    if (fired === 0)
      throw new Error(`A timer due at ${new Date(dueAt).toISOString()} did not fire.`)
  }
  await world.setNow(target)
}

/** As the webhook hashes a raw body; here the canonical text stands for it. */
export function bodyHashOf(reading: JsonObject): string {
  return createHash('sha256').update(canonicalJson(reading)).digest('hex')
}
