import type { MemoryTables } from '@linli/runtime/memory'
import type { OrgTree } from '@linli/schemas/org'
import type { WorkingCalendar } from '../../runtime/src/core/working-calendar.ts'
import type { EngineStore } from '../../runtime/src/ports/engine-store.ts'
import type { Random } from '../support/random.ts'
import type { Life } from './life.ts'
import type { EngineUnderTest } from './load-engine.ts'
import type { SimulatedNode } from './node.ts'
import type { Receiver } from './receiver.ts'
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
  readonly witness: Witness
  readonly receiver: Receiver
  readonly tenants: { readonly org: OrgTree; readonly calendar: WorkingCalendar }
  readonly nodes: SimulatedNode[]
  /** Commands under way, with the life of the node that has them. */
  readonly underWay: Map<object, { readonly life: Life; readonly what: string }>
  isCut(): boolean
  someNode(): SimulatedNode | undefined
  accuse(sentence: string): void
}
