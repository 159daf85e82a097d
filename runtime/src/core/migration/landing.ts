import type { Snapshot } from '@linli/schemas/snapshot'
import type { AnyMachineSnapshot } from 'xstate'
import type { Decider } from '../decide.ts'
import type { HistoryEntry } from '../step.ts'
import type { Inquiry } from './inquiry.ts'
import type { VersionPair } from './version-pair.ts'

/** An instance that is about to stand on another version. */
export interface Landing {
  readonly pair: VersionPair
  readonly snapshot: Snapshot
  readonly entries: readonly HistoryEntry[]
  /** Where the machine of the second version is to stand. */
  readonly live: AnyMachineSnapshot
  readonly decider: Decider
  /** Epoch ms. */
  readonly now: number
  readonly inquiry: Inquiry
}
