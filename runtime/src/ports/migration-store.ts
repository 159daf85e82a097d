import type { Snapshot } from '@linli/schemas/snapshot'
import type { HistoryEntry } from '../core/step.ts'
import type { CommitStep, InstanceKey } from './engine-store.ts'

/** How a migrator reads and writes running instances; apart from the engine's door, because it is rare and needs the whole
 *  history of an instance. */
export interface MigrationStore {
  /** The instance with all of its history, as one moment saw them; null where there is none. Throws `store.unavailable`. */
  load(key: InstanceKey): Promise<MigratingInstance | null>
  /** One transaction: the instance's step, its version, and in the migration's row what was there before. `stale` where the
   *  instance has moved since, or the migration has it no more: nothing was written. Throws `store.unavailable`. */
  move(move: InstanceMove): Promise<'moved' | 'stale'>
  /** What the move of an instance has kept; null where it did not move. Throws `store.unavailable`. */
  kept(key: InstanceKey, migrationId: string): Promise<KeptRows | null>
  /** One transaction: the rows as they were, byte for byte, in a step of its own. `stale` where the instance has moved
   *  since. Throws `store.unavailable`. */
  restore(move: InstanceReturn): Promise<'restored' | 'stale'>
}

export interface MigratingInstance extends InstanceKey {
  readonly definitionId: string
  readonly versionNumber: number
  readonly snapshot: Snapshot
  /** From its start to `snapshot`. */
  readonly entries: readonly HistoryEntry[]
}

interface StepOfMigration {
  readonly migrationId: string
  readonly step: CommitStep
  /** Epoch ms. */
  readonly now: number
}
export interface InstanceMove extends StepOfMigration {
  readonly from: number
  readonly to: number
}
export interface InstanceReturn extends StepOfMigration {
  readonly kept: KeptRows
}

/** Rows of tables as JSON, their columns by name. */
export interface KeptRows {
  /** Step with which the instance moved. */
  readonly seq: number
  readonly from: number
  readonly to: number
  readonly snapshot: Snapshot
  readonly tasks: readonly unknown[]
  readonly timers: readonly unknown[]
}
