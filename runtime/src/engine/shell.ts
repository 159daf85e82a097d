import type { Snapshot } from '@linli/schemas/snapshot'
import type { Clock } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Doorbell } from '../ports/doorbell.ts'
import type { EffectChannel } from '../ports/effect-channel.ts'
import type { EngineObserver } from '../ports/engine.ts'
import type { EngineStore, InstanceKey } from '../ports/engine-store.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { InstanceNumbers } from './instance-numbers.ts'
import type { KnownKeys } from './known-keys.ts'
import type { OwnEffects } from './own-effects.ts'
import type { RecentMap } from './recent-map.ts'
import type { KnownVersion, VersionBook } from './version-book.ts'

export interface EnginePorts {
  readonly store: EngineStore
  readonly clock: Clock
  readonly ids: IdSource
  readonly directory: Directory
  readonly channel: EffectChannel
  readonly doorbell: Doorbell
  readonly observer: EngineObserver
}

/** What the engine's parts share. */
export interface Shell extends EnginePorts {
  readonly versions: VersionBook
  readonly numbers: InstanceNumbers
  readonly effects: OwnEffects
  /** As last committed by this node; the fence says whether that is still true. */
  readonly instances: RecentMap<CurrentInstance>
  readonly keys: KnownKeys
  /** After each commit. */
  readonly announce: (news: CommitNews) => void
}

/** An instance at rest with the program it is pinned to. */
export interface CurrentInstance extends InstanceKey {
  readonly version: KnownVersion
  readonly snapshot: Snapshot
}

export interface CommitNews {
  /** True where the batch's effects wait for whoever leases them. */
  readonly leftEffects: boolean
  /** Epoch ms of the earliest timer that the batch armed, or null. */
  readonly earliestDueAt: number | null
}
