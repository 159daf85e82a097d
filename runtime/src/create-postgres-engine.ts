import type { Pool } from 'pg'
import { createEngine, type EngineLimits } from './engine/create-engine.ts'
import { createIdSource } from './engine/id-source.ts'
import type { Clock } from './ports/clock.ts'
import type { Directory } from './ports/directory.ts'
import type { Doorbell } from './ports/doorbell.ts'
import type { EffectChannel } from './ports/effect-channel.ts'
import type { EngineObserver, RunningEngine } from './ports/engine.ts'
import { createPostgresStore } from './postgres/postgres-store.ts'

export interface PostgresEngineOptions {
  /** Its owner ends it, after `engine.close()`. Commits use at most `limits.inFlight` of its connections at a time. */
  readonly pool: Pool
  readonly clock: Clock
  readonly directory: Directory
  readonly channel: EffectChannel
  readonly doorbell: Doorbell
  readonly observer: EngineObserver
  readonly limits?: Partial<EngineLimits>
}

/** An engine whose truth is the database behind `pool`. */
export function createPostgresEngine(options: PostgresEngineOptions): RunningEngine {
  const { pool, limits, ...ports } = options
  return createEngine({
    ...ports,
    ids: createIdSource(),
    store: createPostgresStore(pool),
    ...(limits === undefined ? {} : { limits }),
  })
}
