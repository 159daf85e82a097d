import type { MemoryTables } from '@linli/runtime/memory'
import type { OrgTree } from '@linli/schemas/org'
import type { Migrator } from '../../runtime/src/engine/migrate-instance.ts'
import type { EffectChannel } from '../../runtime/src/ports/effect-channel.ts'
import type { RunningEngine } from '../../runtime/src/ports/engine.ts'
import type { EngineStore } from '../../runtime/src/ports/engine-store.ts'
import type { MigrationStore } from '../../runtime/src/ports/migration-store.ts'
import type { Passes } from '../../server/src/database/start-passes.ts'
import type { Random } from '../support/random.ts'
import type { Calendars } from './calendars.ts'
import type { Life } from './life.ts'
import type { EngineUnderTest } from './load-engine.ts'
import type { Scheduler } from './scheduler.ts'
import type { Trace } from './trace.ts'
import type { Weather } from './weather.ts'
import type { Witness } from './witness.ts'

/** All there is in one run. */
export interface World {
  readonly subject: EngineUnderTest
  readonly scheduler: Scheduler
  readonly random: Random
  readonly trace: Trace
  readonly weather: Weather
  readonly tables: MemoryTables
  /** The database itself: no call to it fails. */
  readonly store: EngineStore
  readonly migrations: MigrationStore
  readonly witness: Witness
  readonly receiver: Receiver
  readonly org: OrgTree
  readonly calendars: Calendars
  readonly nodes: SimulatedNode[]
  /** Commands under way, with the life of the node that has them. */
  readonly underWay: Map<object, { readonly life: Life; readonly what: string }>
  isCut(): boolean
  someNode(): SimulatedNode | undefined
  accuse(sentence: string): void
}

export interface RunningNode {
  readonly engine: RunningEngine
  readonly migrator: Migrator
  readonly life: Life
  /** Null where no calendar changes. */
  readonly applier: Passes | null
}

/** A process of the engine in the simulation: it dies and comes back on the same store. */
export interface SimulatedNode {
  readonly name: string
  /** Null while it is down. */
  running(): RunningNode | null
  kill(downMs: number): void
  pause(ms: number): void
  /** Somebody rang: effects wait. */
  ring(): void
}

/** Whoever receives effects. It believes only what was committed before. */
export interface Receiver {
  /** `tenant/key` → how often it came. */
  readonly received: ReadonlyMap<string, number>
  channelOf(life: Life): EffectChannel
}
